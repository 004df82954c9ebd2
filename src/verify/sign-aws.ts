import { createHash, createHmac } from 'node:crypto';

export interface AwsKey {
  readonly id: string;
  readonly secret: string;
}

interface SignedCall {
  readonly host: string;
  readonly region: string;
  readonly service: string;
  /** `a=1&b=2`, sorted by name and percent-coded. */
  readonly query: string;
  readonly at: Date;
}

/** The headers of a GET of `/` signed by AWS Signature Version 4: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
export const signAws = (key: AwsKey, { host, region, service, query, at }: SignedCall): Readonly<Record<string, string>> => {
  const time = at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  const day = time.slice(0, 8);
  const scope = `${day}/${region}/${service}/aws4_request`;
  const signed = 'host;x-amz-date';
  const canonical = ['GET', '/', query, `host:${host}`, `x-amz-date:${time}`, '', signed, sha256('')].join('\n');
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const signingKey = [day, region, service, 'aws4_request'].reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${key.secret}`);
  const signature = hmac(signingKey, text).toString('hex');
  return { 'x-amz-date': time, authorization: `AWS4-HMAC-SHA256 Credential=${key.id}/${scope}, SignedHeaders=${signed}, Signature=${signature}` };
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
