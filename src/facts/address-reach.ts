/** Who can reach a listener: this machine, its own network, everybody who reaches the machine, or nobody knows. */
export type Reach = 'loopback' | 'private' | 'public' | 'all';

const everything = new Set(['', '*', '0.0.0.0', '::', '0', '0:0:0:0:0:0:0:0']);

/** Of an address as it is written; a name other than localhost is taken for what it resolves to outside. */
export const reachOf = (address: string | undefined): Reach => {
  const [host = ''] = (address ?? '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase()
    .split('%');
  if (everything.has(host)) return 'all';
  if (/^127\.|^::1$|^0:0:0:0:0:0:0:1$|^localhost$|^::ffff:127\./.test(host)) return 'loopback';
  if (/^10\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\.|^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^f[cd][0-9a-f]{2}:|^fe80:/.test(host)) return 'private';
  return 'public';
};
