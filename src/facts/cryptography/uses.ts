/** Where code names it, and the line as it reads. */
export interface CryptographyPlace {
  readonly path: string;
  readonly line: number;
  readonly note: string;
}

export interface Cipher extends CryptographyPlace {
  readonly name: 'AES' | 'ChaCha20-Poly1305' | 'Fernet' | 'XSalsa20-Poly1305' | 'Base64';
  /** Undefined where the key, which may come from elsewhere, decides. */
  readonly bits: number | undefined;
  readonly mode: string | undefined;
}

export interface TokenSignature extends CryptographyPlace {
  /** As JOSE names it: HS256, RS256, EdDSA. */
  readonly algorithm: string;
  /** A token is made here, and not only read. */
  readonly makes: boolean;
}
