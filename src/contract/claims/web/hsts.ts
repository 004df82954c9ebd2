import type { Proxies } from '../../../facts/proxies/proxies.ts';
import type { Traefik } from '../../../facts/proxies/traefik.ts';
import type { HstsSettings } from '../../../facts/responses/hsts-settings.ts';
import type { ResponseHeaders } from '../../../facts/responses/response-headers.ts';
import { durationsIn } from '../../../facts/security-policy/durations.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { WebApp } from '../../../facts/signals/web-app.ts';
import { isForDevelopers } from '../../../facts/zone.ts';
import type { Answer, ContractEvidence } from '../../contract.ts';
import { inForce } from '../../in-force.ts';
import { asked, at, broken, kept, placed, stronger } from '../answers.ts';

const rule = 'network/hsts';

export interface HstsFacts {
  readonly webApp: WebApp;
  readonly proxies: Proxies;
  readonly traefik: Traefik;
  readonly responseHeaders: ResponseHeaders;
  readonly hstsSettings: HstsSettings;
}

interface Sent {
  readonly seconds: number;
  /** As it is sent; undefined where only its time is known. */
  readonly value?: string;
  readonly place: ContractEvidence;
}

/** Is the header sent for as long as the policy says? Without a time in the policy it is enough that the service itself sends it; the rule knows proxies. */
export const hstsClaim = (statement: Statement, facts: HstsFacts): Answer | undefined => {
  if (statement.subject !== rule || statement.polarity === 'denies') return undefined;
  const claimed = secondsIn(statement.text);
  const sent = sentBy(facts);
  const back = sent.filter(({ seconds }) => seconds === 0).map(({ place }) => place);
  if (claimed === undefined && back.length > 0 && statement.polarity === 'asserts')
    return back.length === sent.length
      ? broken(
          rule,
          `The header that is sent takes it back: “${back[0]?.note}”.`,
          back.slice(0, 5).map((place) => ({ ...place, stage: 'contradicts' })),
        )
      : asked(rule, 'The header takes it back here. Is that only for development?', back.slice(0, 5));
  const beside = reachIn(statement, sent);
  if (claimed === undefined) return beside ?? sentByService(facts.webApp);
  const answer = compare(claimed, sent);
  return answer.verdict === 'kept' && beside !== undefined && beside.verdict !== 'kept' ? beside : answer;
};

/** "Including subdomains, with preload": does each header that is sent say so? */
const reachIn = ({ text, polarity }: Statement, sent: readonly Sent[]): Answer | undefined => {
  const said = reaches.filter(({ says }) => says.test(text));
  if (said.length === 0 || sent.length === 0 || polarity !== 'asserts') return undefined;
  const lacking = sent.filter(({ value = '', place }) => said.some(({ says }) => !says.test((value === '' ? place.note : value).replaceAll(switchedOff, ' '))));
  const places = sent.slice(0, 5).map(({ place }) => place);
  if (lacking.length === 0) return kept(rule, places);
  // A header that is written out says no more than its words.
  const isPlain = lacking.length === sent.length && lacking.every(({ value }) => value !== undefined && !value.includes('$'));
  return isPlain
    ? broken(
        rule,
        `The header that is sent does not say so: “${lacking[0]?.place.note}”.`,
        places.map((place) => ({ ...place, stage: 'contradicts' })),
      )
    : asked(rule, `Is that so wherever Strict-Transport-Security is sent? Not each place was seen to say it.`, places);
};
const switchedOff = /\b\w+["']?\s{0,2}[:=(]\s{0,2}false\b/gi;
const reaches: readonly { readonly says: RegExp }[] = [{ says: /sub-?domains?/i }, { says: /\bpreload/i }];

const sentByService = (web: WebApp): Answer | undefined => {
  const named = web.signals('hsts');
  const sent = inForce(web, 'hsts');
  if (named.length > 0 && sent.length === 0)
    return asked(
      rule,
      'The code names Strict-Transport-Security. Is it sent with every answer?',
      named.slice(0, 5).map(({ path, line, stage, note }) => at(path, line, stage, note)),
    );
  return sent.length === 0 ? undefined : kept(rule, sent.slice(0, 5).map(placed('wired')));
};

const compare = (claimed: number, sent: readonly Sent[]): Answer => {
  const places = sent.slice(0, 8).map(({ place }) => place);
  const shortest = sent.reduce<Sent | undefined>((least, next) => (least && least.seconds <= next.seconds ? least : next), undefined);
  if (!shortest) return asked(rule, `Is Strict-Transport-Security sent for ${claimed} seconds? No value of it was seen in the tree.`);
  // Years have 365 days or a little more, months 30 or 31.
  if (shortest.seconds < claimed * 0.98) return broken(rule, `The policy says ${claimed} seconds; ${shortest.place.path} sends ${shortest.seconds}.`, [shortest.place]);
  if (sent.every(({ seconds }) => seconds <= claimed * 1.02)) return kept(rule, places);
  return stronger(rule, `The header is sent for ${shortest.seconds} seconds, which is more than the ${claimed} of the policy. Should the sentence be brought up to date?`, places);
};

/** What proxies are read for is seen in their lines, too: each place once. */
const sentBy = (facts: HstsFacts): readonly Sent[] => {
  const all = everySent(facts);
  return all.filter(({ place }, index) => all.findIndex(({ place: other }) => other.path === place.path && other.line === place.line) === index);
};

const everySent = ({ webApp, proxies, traefik, responseHeaders, hstsSettings }: HstsFacts): readonly Sent[] => [
  ...hstsSettings.settings.flatMap(({ what, at: place, conditional, seconds }) =>
    seconds === undefined || conditional || isForDevelopers(place.path) ? [] : [{ seconds, place: at(place.path, place.line ?? null, 'wired', what) }],
  ),
  ...proxies.sites.flatMap(({ scopes }) =>
    scopes.flatMap(({ hsts }) => (hsts ? sentAs(hsts.value, at(hsts.at.path, hsts.at.line ?? null, 'wired', `Strict-Transport-Security: ${hsts.value}`)) : [])),
  ),
  ...traefik.stsSeconds.map(({ seconds, at: place }) => ({ seconds, place: at(place.path, place.line ?? null, 'wired', `stsSeconds: ${seconds}`) })),
  // ASP.NET sends what AddHsts is told only where UseHsts stands.
  ...responseHeaders.all
    .filter(({ name, note }) => name === 'strict-transport-security' && (!/\bAddHsts\b/.test(note) || hstsSettings.settings.some(({ what }) => what.startsWith('UseHsts'))))
    .flatMap(({ path, line, note, value = '' }) => sentAs(value, at(path, line, 'wired', note))),
  ...webApp
    .signals('hsts')
    .filter(({ stage }) => stage === 'wired')
    .flatMap(({ path, line, note }) => sentAs(note, at(path, line, 'wired', note))),
];

const sentAs = (value: string, place: ContractEvidence): Sent[] => {
  const seconds = maxAge.exec(value)?.[1];
  return seconds === undefined ? [] : [{ seconds: Number(seconds), value, place }];
};

const maxAge = /max-?age\W{0,4}(\d{1,12})\b(?! ?(?:year|month|day|jahr|an|año|ano)s?\b)/i;

const secondsIn = (text: string): number | undefined => {
  const written = maxAge.exec(text)?.[1];
  const [duration] = durationsIn(text);
  return written === undefined ? duration && duration.hours * 3600 : Number(written);
};
