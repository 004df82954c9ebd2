import { expression } from '../../long-expression.ts';
import type { FileEntry } from '../../repo/snapshot.ts';
import { defineFact } from '../fact.ts';
import { isCode } from '../signals/code/language.ts';
import type { SourceFile } from '../source-file.ts';
import { noted, uncommented } from '../text/uncommented.ts';
import { canProve } from '../zone.ts';

/** Where the code checks a second factor of who signs in. */
export interface SecondFactors {
  readonly checks: readonly SecondFactor[];
  /** A place that only speaks of one, by whatever means. */
  readonly mention: { readonly path: string; readonly line: number } | undefined;
  /** Where codes are made for who has lost the second factor. */
  readonly recovery: { readonly path: string; readonly line: number } | undefined;
}

export interface SecondFactor {
  readonly kind: 'totp' | 'webauthn';
  readonly path: string;
  readonly line: number;
  readonly note: string;
}

interface Extract {
  readonly checks: readonly Omit<SecondFactor, 'path'>[];
  readonly mention?: number;
  readonly recovery?: number;
}

export const secondFactors = defineFact({
  name: 'secondFactors',
  revision: 4,
  selects: (file: FileEntry) => canProve(file) && isCode(file.path),
  extract: readFactors,
  combine({ extracts }) {
    const placeOf = (key: 'mention' | 'recovery'): SecondFactors['mention'] => {
      const found = extracts.find(({ value }) => value[key] !== undefined);
      return found?.value[key] === undefined ? undefined : { path: found.file.path, line: found.value[key] };
    };
    return {
      checks: extracts.flatMap(({ file, value }) => value.checks.map((check) => ({ ...check, path: file.path }))),
      mention: placeOf('mention'),
      recovery: placeOf('recovery'),
    };
  },
});

const most = 20;

function readFactors(file: SourceFile): Extract | undefined {
  if (!file.hasText || !spoken.test(file.text)) return undefined;
  const lines = uncommented(file.lines, file.path);
  const checks = lines.flatMap((line, index) => {
    const kind = imports.test(line) ? undefined : totp.test(line) ? ('totp' as const) : webauthn.test(line) ? ('webauthn' as const) : undefined;
    return kind === undefined ? [] : [{ kind, ...noted(line, index) }];
  });
  const mention = lines.findIndex((line) => spoken.test(line));
  const recovery = lines.findIndex((line) => !imports.test(line) && givesCodes.test(line.replace(definition, '')));
  return mention < 0 ? undefined : { checks: checks.slice(0, most), mention: mention + 1, ...(recovery < 0 ? {} : { recovery: recovery + 1 }) };
}

const spoken = /totp|hotp\b|\botp\b|2fa|\bmfa|mfa_|two[-_ ]?factor|multi[-_ ]?factor|second[-_ ]?factor|webauthn|passkey|fido2|authenticator\./i;
/** Fortify makes them with the second factor itself. */
const givesCodes = /\b(?:generate|create|make|new|issue)_?(?:mfa_?|new_?)?(?:backup|recovery)_?codes?(?:_?for_?\w{0,12})?\(|\bFeatures::twoFactorAuthentication\(/i;
const definition = /\b(?:function|def|func|fn|fun)\s+(?:\([^)]{0,60}\)\s*)?\w+/;
const imports = /^\s*(?:import|from|use|using|require_once)\b|^\s*(?:const|let|var)\s[^=]{1,80}=\s*require\(/;
/** The calls of libraries that compare a code with a secret. */
const totp = expression()`
    \bpyotp\.TOTP\(|\bspeakeasy\.totp\.verify|\bauthenticator\.(?:verify|check)\(|\btotp\.(?:verify|Validate\w*|validate|check|verifyOnce)\(
    |\bROTP::TOTP\.new|\bGoogle2FA\b[^\n]{0,80}(?:->|::)verify|->verifyKey\w*\(|\bnew (?:OTPAuth\.)?TOTP\(|\bTOTP::(?:new|create)
    |\bFeatures::twoFactorAuthentication\(|:two_factor_authenticatable\b|\bTwoFactorAuthenticatorSignInAsync\(
    |\bVerifyTwoFactorTokenAsync\(|\.mfa\.(?:verify|challengeAndVerify)\(|\bmatch_token\(|\bOTPAuthenticationForm\b
    |\bOTPAdminSite\b|\btwo_factor\.urls\b|\bOTPHP\\TOTP|\bTimeBasedOneTimePassword\w*\(|\bDefaultCodeVerifier\(|\btotp_rs::
  `;
const webauthn =
  /\bverify(?:Authentication|Registration)Response\(|\bverify_(?:authentication|registration)_response\(|\bwebauthn\.New\(|\bFinish(?:Login|Registration)\(|\bWebauthnBuilder::new\(|\bFido2Server\(|\bnew Fido2\(/;
