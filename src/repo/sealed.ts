import { crc32 } from 'node:zlib';

const digestLength = 8;
const nothing = Buffer.alloc(0);

/** Bytes behind their own digest, which tells when they are damaged, or of something else than `of`. Whoever can write them can write the digest too: nothing slower would tell more. */
export const sealed = (body: Buffer, of: Buffer = nothing): Buffer => Buffer.concat([digestOf(body, of), body]);

/** The bytes that were sealed; undefined when that is not what they are any more. */
export const unsealed = (bytes: Buffer, of: Buffer = nothing): Buffer | undefined => {
  const body = bytes.subarray(digestLength);
  return digestOf(body, of).equals(bytes.subarray(0, digestLength)) ? body : undefined;
};

const digestOf = (body: Buffer, of: Buffer): Buffer => {
  const digest = Buffer.alloc(digestLength);
  digest.writeUInt32LE(crc32(of));
  digest.writeUInt32LE(crc32(body), 4);
  return digest;
};
