import type { RowSecurity } from '../../../facts/code-practices/row-security.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { Answer } from '../../contract.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, at, broken, kept } from '../answers.ts';

const rule = 'api/authorization';

/** "Row level security is on for all tables": is it turned on for each table that the SQL of the tree makes? */
export const rowSecurityClaim = ({ text, polarity, modality, fromCode, subject }: Statement, { tables }: RowSecurity): Answer | undefined => {
  if (fromCode || polarity !== 'asserts' || modality !== 'fact' || subject.startsWith('policy/') || !says.test(text) || tables.length === 0) return undefined;
  const guarded = tables.filter((each) => each.guarded !== undefined);
  const open = tables.filter((each) => each.guarded === undefined);
  const places = guarded.slice(0, 8).flatMap(({ name, guarded: place }) => (place ? [at(place.path, place.line, 'wired', `turns it on for ${name}`)] : []));
  const missing = open.slice(0, 8).map(({ name, path, line }) => at(path, line, 'contradicts', `makes ${name}, for which it is not turned on`));
  if (guarded.length === 0) return broken(rule, `Nothing turns row level security on: ${tables.length} tables are made without it.`, missing);
  if (ofAll.test(text) && open.length > 0) return broken(rule, `Row level security is not turned on for ${open[0]?.name} (${open.length} of ${tables.length} tables).`, missing);
  if (open.length > 0) return asked(rule, `It is not turned on for ${open[0]?.name} (${open.length} of ${tables.length} tables). Is that meant?`, [...places, ...missing]);
  const left = unaccounted(text, [says, ofAll, around], tables.map(({ name }) => name).join(' '));
  return left.length === 0
    ? kept(rule, places)
    : asked(rule, `It is turned on for ${guarded.length} of ${tables.length} tables. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, places);
};

const says = /\brow[- ]level (?:security|access control)\b|\bRLS\b/i;
const ofAll = /\b(?:all|every|each)\b(?: \w+){0,2} tables?\b|\btables?\b[^.;]{0,20}\ball\b/i;
const around =
  /\b(?:rls|row[- ]level security|polic(?:y|ies)|database|db|postgres(?:ql)?|supabase|access|controls?|level|tables?|turned|switched|on|enabled|enforced|active|data|isolation|multi-?tenant|tenants?|user|users?|primary|main|authori[sz]ation|boundary|layer)\b/gi;
