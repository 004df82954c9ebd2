/** The two halves of `user:password` in base64 (RFC 7617); undefined where it is none. */
export const userAndPassword = (base64: string): { user: string; password: string } | undefined => {
  if (base64.length > 1024 || !/^[A-Za-z0-9+/]{6,}={0,2}$/.test(base64)) return undefined;
  const [, user, password] = /^([\x21-\x39\x3b-\x7e]{1,120}):([\x20-\x7e]{3,500})$/.exec(Buffer.from(base64, 'base64').toString('latin1').trimEnd()) ?? [];
  return user === undefined || password === undefined ? undefined : { user, password };
};
