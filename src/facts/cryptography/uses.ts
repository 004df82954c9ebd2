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

/** A key is derived here. */
export interface Derivation extends CryptographyPlace {
  readonly name: 'pbkdf2' | 'scrypt' | 'argon2id' | 'hkdf';
  /** As `sha-256`; undefined where the call does not say. */
  readonly digest: string | undefined;
  /** Of the key. */
  readonly bytes: number | undefined;
}

export interface Digest extends CryptographyPlace {
  /** As `sha-256`. */
  readonly name: string;
}
