import { expression } from '../../../long-expression.ts';
import type { Passage } from '../passage.ts';
import { exposure, guarded, operation, reachable, recommended } from '../vocabulary/operation.ts';
import { isolation, told } from '../vocabulary/practice.ts';
import type { Section } from '../vocabulary/section-signs.ts';
import { fromFirstWord } from '../words.ts';
import { isDirective } from './directive.ts';
import { adviceToUsers, otherAdvice, toBeDone } from './practice.ts';
import { type Finder, inner, under, withoutCode } from './scene.ts';

/** What software runs in and behind. */
const platform =
  /\b(?:containers?|docker|kubernetes|reverse[- ]prox(?:y|ies)|firewalls?|tls|https|vpn|vlan|systemd|nginx|caddy|traefik|localhost|127\.0\.0\.1|0\.0\.0\.0|non-?root|read-?only|lan|hardened|unprivileged|dedicated (?:user|account))\b/i;

/** Where nobody who runs the software is told anything. */
const notAdvised: readonly Section[] = [
  'outOfScope',
  'reporting',
  'reportContents',
  'noPublic',
  'contributors',
  'supported',
  'process',
  'expect',
  'researcherRules',
  'ours',
  'supplyChain',
];

/** "It is assumed that the server runs behind a proxy." */
const setBehind = expression('iu')`
    (?:pensad|diseñad|previst|projetad|destinad)[oa]s? para [^.]{0,80}(?:detrás de|atrás de|red local|rede local|vpn)
    |(?:prévu|conçu|destiné)e?s? (?:pour |à )[^.]{0,60}(?:derrière|réseau local|vpn)
    |(?:hinter|im lokalen|lokale[ns]?)[^.]{0,40}(?:netz|proxy|vpn|firewall)[^.]{0,40}(?:gedacht|ausgelegt|vorgesehen|bestimmt)
    |(?:рассчитан|предназначен)\p{L}* [^.]{0,60}(?:за (?:прокси|vpn)|локальн\p{L}* сет|vpn)|(?:ローカルネットワーク|vpn|リバースプロキシ)[^。]{0,24}(?:想定|前提)
    |\b(?:assum(?:es?|ed|ing)|expect(?:s|ed)|designed|meant|intended)\b[^.]{0,80}\bbehind (?:an? |your |the )?(?:[\w-]+ ){0,3}
    (?:(?:reverse[- ])?prox(?:y|ies)|firewall|vpn|gateway|load balancer)\b
  `;

/** Whoever runs the software is addressed, so that all advice below is about running it. */
const forOperators = expression('i')`
    operator|administrator|deploy|self-?host|\bproduction\b|betreiber|betrieb|opérateur|exploitant|administrateur|déploiement|déployer
    |operador|administrador|despliegue|desplegar|implantaç|operatori|amministrator|yönetici|оператор|администратор|развертыв|运维|管理员|部署|運用
    |管理者|운영|배포
  `;

const adviceToOperators = (advice: readonly Passage[]): Passage | undefined => {
  const given = advice.filter(({ headings }) => forOperators.test(headings.at(-1) ?? ''));
  return given.length >= 2 ? given[0] : undefined;
};

const exposedSetup = expression('i')`
  (?:public|production|internet-facing) (?:deployments?|designs?|setups?|installations?|environments?|systems?) (?:must|should|require|need)
  |(?:hébergement|déploiement|exposition)s? (?:public|en production)[^.]{0,20}(?:nécessite|exige|requi)
  |(?:despliegue|alojamiento)s? (?:públic|en producción)[^.]{0,20}(?:requier|necesit)
  |(?:implantação|hospedagem) (?:públic|em produção)[^.]{0,20}(?:exig|requer|necessit)
  |öffentlicher? (?:betrieb|zugang)[^.]{0,20}(?:erfordert|benötigt|braucht)|(?:公开|生产)部署(?:需要|必须|应)
`;

export const hardening: Finder = (scene) => {
  const said = toBeDone(scene);
  const advice = adviceToUsers(scene);
  return (
    advice.find((passage) => operation.test(passage.text) && (inner(passage) === 'deployment' || under(passage, 'deployment', 'users'))) ??
    adviceToOperators(advice) ??
    said.find((passage) => exposedSetup.test(passage.text) && operation.test(passage.text)) ??
    // What must never be reachable from outside is said in threat models too.
    said.find((passage) => exposure.test(passage.text) && !under(passage, 'reporting', 'reportContents', 'noPublic', 'contributors', 'ours')) ??
    said.find(
      (passage) =>
        ((isolation.test(passage.text) && (passage.text.length < 80 || isDirective(passage.text))) ||
          /^(?:deploy|run|place|put|keep) (?:\w+ ){0,3}behind\b/i.test(fromFirstWord(passage.text))) &&
        !under(passage, 'outOfScope', 'reporting', 'reportContents', 'noPublic', 'contributors', 'scope', 'ours'),
    ) ??
    said.find(
      (passage) =>
        passage.kind !== 'row' &&
        (told.test(withoutCode(passage)) || isDirective(withoutCode(passage))) &&
        platform.test(passage.text) &&
        !otherAdvice.test(passage.text) &&
        !under(passage, 'scope', ...notAdvised),
    ) ??
    said.find((passage) => setBehind.test(passage.text) && !under(passage, 'outOfScope', 'contributors')) ??
    said.find((passage) => reachable.test(passage.text) && guarded.test(passage.text) && isDirective(passage.text) && !under(passage, ...notAdvised)) ??
    said.find(
      (passage) =>
        (inner(passage) === 'limitations' || inner(passage) === 'features') &&
        recommended.test(passage.text) &&
        operation.test(passage.text) &&
        !under(passage, 'outOfScope', 'reporting', 'contributors', 'supported'),
    ) ??
    said.find(
      (passage) =>
        under(passage, 'limitations', 'scope', 'features') &&
        /(?:should|must|recommend|do not|don[’']t|never|always)\b/i.test(passage.text) &&
        /firewall|reverse prox|trusted network|expos\w* (?:\w+ ){0,4}(?:internet|public|untrusted)|behind (?:a|an)|non-?root|as (?:the )?root\b|untrusted network|vpn/i.test(
          passage.text,
        ) &&
        !under(passage, 'outOfScope', 'reporting', 'contributors'),
    )
  );
};
