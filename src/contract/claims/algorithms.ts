import type { Limits } from '../../facts/limits/limits.ts';
import type { Statement } from '../../facts/security-policy/statement.ts';
import { type StoredHash, storedHashes } from '../../facts/signals/stored-hashes.ts';
import type { WebApp } from '../../facts/signals/web-app.ts';
import type { Answer, ContractEvidence } from '../contract.ts';
import { asked, at, broken, kept, stronger } from './answers.ts';
import { argonClaim } from './limits/argon-costs.ts';
import { isOfOther, namesBoth, ofPasswords, withThing } from './whose-hash.ts';

const rule = 'policy/algorithm-claims-match-code';

/** From the weakest to the strongest, for what is stored of a credential. */
const strength = ['md5', 'sha-1', 'sha-256', 'sha-384', 'sha-512', 'pbkdf2', 'scrypt', 'bcrypt', 'argon2id'];

/** Is what is stored of a key made by the algorithm that the policy names? What is written counts; what only checks older values does not. */
export const algorithmClaim = (statement: Statement, web: WebApp, limits: Limits = { all: [] }): Answer | undefined => {
  if (statement.subject !== 'api/key-hashing') return undefined;
  const named = namedIn(statement);
  const [claimed] = named;
  const all = storedHashes(web);
  const said = withThing(statement);
  const hashes = all.filter(({ written }) => !isOfOther(said, written.name));
  if (claimed === undefined) return hashes.length === 0 && all.length > 0 ? asked(rule, 'Where is the hash of it stored? Only those of other things were found.') : undefined;
  if (named.length > 1) return asked(rule, `Which of ${named.join(' and ')} is used for new values?`);
  const unseen = namesBoth(statement.text) && !(all.some(({ written }) => ofPasswords.test(written.name)) && all.some(({ written }) => !ofPasswords.test(written.name)));
  if (unseen && all.length > 0)
    return asked(
      rule,
      `Are both made by ${claimed}? The hash of one of them was found.`,
      all.slice(0, 5).map(({ written, algorithm }) => at(written.path, written.line, 'wired', `${written.name} is stored as ${algorithm}`)),
    );
  const evidence = hashes.flatMap(({ algorithm, rounds, written, made }) => [
    at(written.path, written.line, 'wired', `what is stored is made by ${algorithm}${rounds === undefined ? '' : `, in ${rounds} rounds`}`),
    ...(made ? [at(made.path, made.line, 'constructed', algorithm)] : []),
  ]);
  if (hashes.length === 0)
    return (
      byMaker(said, claimed, web, limits) ??
      (claimed === 'bcrypt' && all.length === 0 ? byItsRounds(statement.text, limits) : undefined) ??
      asked(rule, `Where is the ${claimed} hash stored? No place was found that writes one.`)
    );
  const ranks = hashes.map(({ algorithm }) => strength.indexOf(algorithm));
  const own = strength.indexOf(claimed);
  if (ranks.every((rank) => rank === own))
    return (
      (claimed === 'argon2id' ? argonClaim(statement.text, limits, evidence) : undefined) ?? inRounds(statement.text, claimed, hashes, limits, evidence) ?? kept(rule, evidence)
    );
  const weaker = hashes.find(({ algorithm }) => strength.indexOf(algorithm) < own);
  // A program that takes in the passwords of others writes what they write.
  if (weaker && ranks.includes(own)) return asked(rule, `The code stores ${claimed}, and also ${weaker.algorithm}. Which of them is used for new values?`, evidence);
  if (weaker) return broken(rule, `The code stores ${weaker.algorithm}, which is weaker than the ${claimed} of the policy.`, evidence);
  const [better] = hashes.filter(({ algorithm }) => strength.indexOf(algorithm) > own);
  // Each may be that of another thing.
  if (ranks.includes(own)) return asked(rule, `The code stores ${claimed}, and also ${better?.algorithm}. Which of them is meant here?`, evidence);
  return stronger(rule, `The code stores ${better?.algorithm}, which is stronger than the ${claimed} of the policy. Should the sentence be brought up to date?`, evidence);
};

/** Nobody saw what is stored; what is there to make the hash of a password makes it by this algorithm, and by no other. */
const byMaker = (text: string, claimed: string, { makers }: WebApp, limits: Limits): Answer | undefined => {
  // What a browser does is not seen on the server.
  if (/\b(?:browsers?|client(?:[- ]side)?|front-?end)\b/i.test(text)) return undefined;
  // A number beside the name is one of rounds, of memory, of bytes of salt.
  const numbers = withoutNames(text).match(/\d[\d.,_]*/g) ?? [];
  if (isOfOther(text, 'password') || (numbers.length > 1 && claimed !== 'argon2id')) return undefined;
  const own = makers.flatMap(({ name, path, line, uses }) => {
    const known = uses.filter((use) => strength.includes(use));
    // PBKDF2 is made of another hash; any other one beside it may be what is kept.
    const made = new Set(known.includes('pbkdf2') ? known.filter((use) => !use.startsWith('sha-')) : known);
    const algorithm = made.size > 1 ? 'several' : [...made][0];
    const isOfPasswords = /passw|passwd|pwd/i.test(name) || (/hash/i.test(name) && /passw|pwd/i.test(path.slice(path.lastIndexOf('/') + 1)));
    return algorithm !== undefined && isOfPasswords && !besideMaking.test(name) ? [{ algorithm, place: at(path, line, 'constructed', `${name} makes it by ${algorithm}`) }] : [];
  });
  const places = own.slice(0, 5).map(({ place }) => place);
  const [other] = own;
  if (other && other.algorithm !== claimed && own.every(({ algorithm }) => algorithm === other.algorithm)) return byOther(claimed, other.algorithm, places);
  if (own.length === 0 || !own.every(({ algorithm }) => algorithm === claimed)) return undefined;
  if (claimed === 'argon2id') return argonClaim(text, limits, places) ?? (numbers.length === 0 ? kept(rule, places) : undefined);
  return numbers.length === 0 ? kept(rule, places) : inRounds(text, claimed, [], limits, places);
};

/** A function that lets somebody in, counts attempts or makes the token of a reset hashes other things as well. */
const besideMaking = /verify|check|compare|validat|authori|authenticat|log_?in|sign_?in|attempt|throttl|limit|reset|forgot|recover|token|otp/i;

const byOther = (claimed: string, made: string, places: readonly ContractEvidence[]): Answer | undefined => {
  if (!slowest.has(claimed) || !strength.includes(made)) return undefined;
  return strength.indexOf(made) < strength.indexOf(claimed)
    ? broken(
        rule,
        `What makes the hashes of passwords makes them by ${made}, and not by the ${claimed} of the policy.`,
        places.map((place) => ({ ...place, stage: 'contradicts' })),
      )
    : stronger(
        rule,
        `What makes the hashes of passwords makes them by ${made}, which is stronger than the ${claimed} of the policy. Should the sentence be brought up to date?`,
        places,
      );
};
const slowest = new Set(['pbkdf2', 'scrypt', 'bcrypt', 'argon2id']);

/** Who is told the rounds of bcrypt makes hashes by it. */
const byItsRounds = (text: string, { all }: Limits): Answer | undefined => {
  const told = all.filter(({ kind, note }) => kind === 'rounds' && !(/passw/i.test(text) && ofKeys.test(note)));
  return told.length > 0 && told.every(({ note }) => /bcrypt|stretches/i.test(note)) ? inRounds(text, 'bcrypt', [], { all: told }, []) : undefined;
};

/** What is made of a key or of a code says nothing of passwords. */
const ofKeys = /^(?!.*pass(?!port))(?=.*(?:key|token|otp|pin|secret|code)(?![a-z]))/i;
const withoutNames = (text: string): string => text.replaceAll(/(?<![\p{L}\d])(?:argon2(?:id|i|d)?|pbkdf2|sha-?\d+|md5)(?![\p{L}\d])/giu, ' ');

/** "bcrypt with 12 rounds": is the number that of the code, where it is made or in the constant that it is made with? */
const inRounds = (text: string, algorithm: string, hashes: readonly StoredHash[], { all }: Limits, evidence: readonly ContractEvidence[]): Answer | undefined => {
  if (algorithm === 'pbkdf2') return inDerivation(text, all, evidence);
  const [, before, after] =
    /(?<![\d.,_])(\d{1,2})[ -]?(?:\w+ )?(?:rounds?|iterations|stretches)\b|\b(?:cost(?: factor)?|rounds|work factor|salt|strength)\W{1,4}(?:of |is )?(\d{1,2})\b/i.exec(text) ?? [];
  const said = before ?? after;
  if (said === undefined) return undefined;
  const claimed = Number(said);
  const given = algorithm === 'bcrypt' ? all.filter(({ kind }) => kind === 'rounds') : [];
  const isKnown = hashes.every(({ rounds }) => rounds !== undefined);
  const found = [...new Set([...hashes.flatMap(({ rounds }) => rounds ?? []), ...given.map(({ value }) => value)])];
  const [only] = found;
  if (only === undefined || found.length > 1 || !(isKnown || given.length > 0)) return asked(rule, `Are ${said} rounds made everywhere?`, evidence);
  const places = [...given.slice(0, 3).map(({ path, line, note }) => at(path, line, 'wired', `${only} rounds: ${note}`)), ...evidence];
  if (only === claimed) return kept(rule, places);
  if (only < claimed) return broken(rule, `The policy says ${said} rounds; the code makes ${only}.`, places);
  return stronger(rule, `The code makes ${only} rounds, which is more than the ${said} of the policy. Should the sentence be brought up to date?`, places);
};

/** "PBKDF2 with 600,000 iterations": as many as the code makes, wherever it makes them. */
const inDerivation = (text: string, all: Limits['all'], evidence: readonly ContractEvidence[]): Answer | undefined => {
  const [words = '', count = '', thousands] = /(?<![\d.,_])(\d{1,3}(?:[.,_ ]\d{3}){1,2}|\d{1,9})( ?k)?\+?[ -]?(?:\w+ )?(?:rounds?|iterations)\b/i.exec(withoutNames(text)) ?? [];
  if (words === '') return undefined;
  const claimed = Number(count.replaceAll(/\D/g, '')) * (thousands === undefined ? 1 : 1000);
  const found = all.filter(({ kind }) => kind === 'derivation');
  const [first] = found;
  const beside = first !== undefined && (evidence.some(({ path }) => path === first.path) || /hash|passw/i.test(first.path));
  if (first === undefined || !beside || found.some(({ value }) => value !== first.value)) return asked(rule, `Is it ${words} everywhere?`, evidence);
  const places = [...found.slice(0, 3).map(({ path, line, note }) => at(path, line, 'wired', note)), ...evidence];
  const isMore = /\b(?:more than|over|above)\s+\d/i.test(text);
  const isLeast = isMore || /\bat least\b|\bminimum\b|\bor more\b|\d ?k?\+/i.test(text);
  if ((first.value === claimed && !isMore) || (isLeast && first.value > claimed)) return kept(rule, places);
  if (first.value === claimed) return asked(rule, `The code makes ${first.value}. Is it ${words}?`, places);
  const gap = `The policy says ${words}; the code makes ${first.value}.`;
  return first.value < claimed
    ? broken(
        rule,
        gap,
        places.map((place) => ({ ...place, stage: 'contradicts' })),
      )
    : stronger(rule, `${gap} Should the sentence be brought up to date?`, places);
};

/** The algorithms that it says are in use: "replaced MD5 by bcrypt" says so of one of them. */
const namedIn = ({ text, parameters }: Statement): readonly string[] => {
  const named = [
    ...new Set(
      (parameters.algorithms ?? [])
        .filter(
          (written) =>
            !/\b(?:replac\w+|from|instead of|rather than|no(?:t| longer)?|never|legacy|old|former\w*|than|over)\W+(?:\w+\W+)?$/i.test(text.slice(0, text.indexOf(written))),
        )
        .map(canonical)
        .filter((name) => strength.includes(name)),
    ),
  ];
  // "PBKDF2-SHA256" is PBKDF2 with what it is made of.
  return named.includes('pbkdf2') && withinPbkdf2.test(text) ? named.filter((name) => !name.startsWith('sha-')) : named;
};
const withinPbkdf2 = /pbkdf2\W{1,3}(?:\w+\W{1,2}){0,2}(?:hmac\W?)?sha-?\d/i;

const canonical = (written: string): string => {
  const plain = written.toLowerCase().replaceAll(/[\s_-]/g, '');
  if (plain.startsWith('argon2')) return 'argon2id';
  return /^sha(?:1|256|384|512)$/.test(plain) ? plain.replace('sha', 'sha-') : plain;
};
