import type { Pipelines } from '../../../facts/pipelines/pipelines.ts';
import type { Step } from '../../../facts/pipelines/step.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { Workflows } from '../../../facts/workflows/workflows.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer } from '../../contract.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, at, broken, kept } from '../answers.ts';
import { atEachRelease, isAtEach, isAtEachRelease, isSometimes } from './occasions.ts';

const rule = 'releases/provenance';

/** What a step makes; the format is undefined where the settings of the tool, or a file of its own, say it. */
interface Bill {
  readonly step: Step;
  readonly format: 'spdx' | 'cyclonedx' | undefined;
}

/** "A CycloneDX SBOM is generated for every release": does a pipeline make one of that format, by that tool, and then? */
export const billClaim = ({ subject, text, polarity, modality, fromCode }: Statement, { steps }: Pipelines, workflows: Workflows): Answer | undefined => {
  if (fromCode || subject !== rule || polarity !== 'asserts' || modality !== 'fact' || !named.test(text)) return undefined;
  const bills = steps.filter(({ disabled, triggers }) => !disabled && triggers.some((trigger) => trigger !== 'commit' && trigger !== 'call')).flatMap(billOf);
  if (bills.length === 0) return undefined;
  const said = /\bspdx\b/i.test(text) ? 'spdx' : /cyclone ?dx/i.test(text) ? 'cyclonedx' : undefined;
  const isBoth = /\bspdx\b/i.test(text) && /cyclone ?dx/i.test(text);
  const own = bills.filter(({ format }) => said === undefined || format === said);
  const places = (of: readonly Bill[], stage = 'wired') => of.slice(0, 5).map(({ step }) => at(step.path, step.line, stage, wordsOf(step).slice(0, 110)));
  if (own.length === 0)
    return bills.every(({ format }) => format !== undefined)
      ? broken(rule, `The bill of materials is one of ${bills[0]?.format === 'spdx' ? 'SPDX' : 'CycloneDX'}.`, places(bills, 'contradicts'))
      : asked(rule, `A bill of materials is made. Is it one of ${said === 'spdx' ? 'SPDX' : 'CycloneDX'}?`, places(bills));
  const then = occasions.filter(({ says }) => says.test(text));
  const timely = own.filter(({ step }) => then.every(({ trigger }) => isStarted(step, trigger, workflows)));
  if (isBoth || timely.length === 0) return asked(rule, 'A bill of materials is made. Is it so in each of these formats, and whenever the policy says?', places(own));
  const attested = steps.filter((step) => !step.disabled && attests.test(wordsOf(step)));
  const given = steps.filter((step) => !step.disabled && givesBill(step, text) && timely.some(({ step: maker }) => maker.path === step.path));
  if (/\battest/i.test(text) && attested.length === 0) return asked(rule, 'A bill of materials is made. What attests it?', places(timely));
  if (/\b(?:attach|ship|publish|upload|includ|deliver|releas\w+ with|provided|come|accompan)/i.test(text) && given.length === 0 && !timely.some(({ step }) => isHandedOut(step)))
    return asked(rule, 'A bill of materials is made. Is it given out?', places(timely));
  if (/\b(?:images?|containers?)\b/i.test(text) && !timely.some(({ step }) => ofImages.test(wordsOf(step))))
    return asked(rule, 'A bill of materials is made. Is it one of the image?', places(timely));
  const [left] = unaccounted(text, [named, ...then.map(({ says }) => says), around], timely.map(({ step }) => wordsOf(step)).join(' '));
  return left === undefined
    ? kept(rule, [...places(timely), ...(/\battest/i.test(text) ? attested.slice(0, 2).map((step) => at(step.path, step.line, 'wired', wordsOf(step).slice(0, 110))) : [])])
    : asked(rule, `A bill of materials is made. Is what else the policy says of it true (“${left}”)?`, places(timely));
};

const ofImages = /\bimage|docker|ghcr\.io|registry/i;
const named = /\bsboms?\b|\b(?:software )?bills? of materials\b/i;
const occasions: readonly { readonly trigger: 'tag' | 'push' | 'pull_request'; readonly says: RegExp }[] = [
  { trigger: 'tag', says: atEachRelease },
  { trigger: 'push', says: /\b(?:on |for )?(?:each|every|all) (?:push(?:es)?|commits?|builds?)(?: to [\x60"']?(?:main|master)[\x60"']?)?/i },
  { trigger: 'pull_request', says: /\b(?:on |for )?(?:each|every|all) (?:pull requests?|PRs?)\b/ },
];
const isStarted = (step: Step, trigger: 'tag' | 'push' | 'pull_request', workflows: Workflows): boolean =>
  trigger === 'tag' ? isAtEachRelease(step, workflows) : step.triggers.includes(trigger) && isAtEach(step, trigger, workflows) && !isSometimes(step, workflows.steps);

const wordsOf = ({ written, uses, settings }: Step): string => [written ?? uses ?? '', ...settings.map(({ name, value }) => `${name}: ${value}`)].join(' ').replaceAll(/\s+/g, ' ');

const billOf = (step: Step): readonly Bill[] => {
  const words = wordsOf(step);
  const maker = makers.find(({ sign }) => sign.test(words));
  if (!maker || getsOrTells.test(words)) return [];
  const told = /cyclone-?dx/i.test(words) ? 'cyclonedx' : /\bspdx/i.test(words) ? 'spdx' : undefined;
  return [{ step, format: told ?? maker.format }];
};

/** What installs such a program, or speaks of it, makes nothing. */
const getsOrTells = expression()`
    ^(?:python3? -m )?(?:
      echo|printf|curl|wget|which|command|chmod|brew|apt(?:-get)?|apk|gem|pip3?|uv (?:pip|tool) install|pipx install|go install|dotnet (?:tool|add)|cargo (?:b?install|binstall|add)
      |npm (?:i|install|add)|(?:yarn|pnpm|bun)(?: global)? (?:i|install|add)
    )\s|\s(?:validate|verify|convert|diff|--version|--help)(?:\s|$)
  `;

/** Programs that make one, and its format where nobody asks for another. */
const makers: readonly { readonly sign: RegExp; readonly format: Bill['format'] }[] = [
  { sign: /^anchore\/sbom-action@/, format: 'spdx' },
  { sign: /^(?:\S*\/)?syft (?!version|login|--version)/, format: undefined },
  { sign: /\bcyclonedx[-/ ]|^CycloneDX\/|\bcargo[- ]cyclonedx\b/i, format: 'cyclonedx' },
  { sign: /\bcargo[- ]sbom\b|\bsbom-tool generate\b|\bnpm sbom\b|\bbom generate\b/, format: 'spdx' },
  { sign: /^(?:trivy|aquasecurity\/trivy-action@)[^\n]{0,300}(?:--format[ =]|-f |\bformat: )(?:cyclonedx|spdx(?:-json)?)\b/, format: undefined },
  { sign: /^docker\/build-push-action@.*\bsbom: (?:true|type|generator)|\bdocker buildx build\b.*\s--(?:sbom(?:=true)?|attest[= ]type=sbom)(?=\s|$)/, format: 'spdx' },
];
const attests = /\battest-sbom@|\bcosign attest\b|\battest-build-provenance@.*sbom|\battest@.*sbom-path/;
/** Its file is among what is handed out: with a release, or as an artifact of the run, which is none of a release. */
const givesBill = (step: Step, text: string): boolean => {
  const words = wordsOf(step);
  const isOfRelease = /\breleas/i.test(text) ? /\bgh release (?:create|upload)\b|action-gh-release@|release-action@|upload-release-asset@/i.test(words) : gives.test(words);
  return /\bcosign attach sbom\b/.test(words) || (isOfRelease && /s?bom|spdx|cyclone-?dx/i.test(words));
};
const gives = /\bgh release (?:create|upload)\b|action-gh-release@|release-action@|upload-release-asset@|upload-artifact@/i;
/** The action hands out what it makes, and so does GoReleaser; the builder of Docker puts it beside the image. */
const isHandedOut = (step: Step): boolean =>
  /(?:^|\/)\.?goreleaser[\w.-]*\.ya?ml$/.test(step.path) ||
  /^(?:anchore\/sbom-action@(?!.*\bupload-(?:artifact|release-assets): false)|docker\/build-push-action@)/.test(wordsOf(step));

const around = expression('gi')`
    \b(?:
      generat\w+|creat(?:ed|es?|ion)|produc(?:ed|es?)|made|built|build|attached|attach|attests?|attested|published?|publishes|shipped|ships?|uploaded|released?|releases
      |delivered|accompan(?:y|ied|ies)|comes?|available|artifacts?|assets?|images?|containers?|binar(?:y|ies)|packages?|format|json|xml|spdx|cyclone ?dx|syft|trivy|ci|cd
      |github|actions|workflows?|pipelines?|when|time|after|during|cve|scan(?:s|ned|ning)?
    )\b
  `;
