export interface Batches<One> {
  /** Takes what `make` makes of the bytes, or of a copy of them that is whole until the batch was worked on. */
  add(bytes: Uint8Array, make: (bytes: Uint8Array) => One): void;
  end(): void;
}

/**
 * Small pieces are worked on together, for the watch over their time costs as much as the work for one of them; large ones at once. What a piece was
 * read into is used for the next one, so those that wait are copied to here.
 */
export const inBatches = <One>(work: (batch: readonly One[]) => void, { bytes: size, pieces }: { readonly bytes: number; readonly pieces: number }): Batches<One> => {
  const room = Buffer.allocUnsafeSlow(size);
  let waiting: One[] = [];
  let used = 0;
  const end = (): void => {
    const batch = waiting;
    waiting = [];
    used = 0;
    if (batch.length > 0) work(batch);
  };
  const add: Batches<One>['add'] = (bytes, make) => {
    if (bytes.length > size / 4) {
      work([make(bytes)]);
      return;
    }
    if (used + bytes.length > size) end();
    room.set(bytes, used);
    waiting.push(make(room.subarray(used, used + bytes.length)));
    used += bytes.length;
    if (waiting.length === pieces) end();
  };
  return { add, end };
};
