import type { Compose } from '../../../facts/compose/compose.ts';
import type { Dockerfile, Dockerfiles } from '../../../facts/dockerfiles/dockerfiles.ts';
import type { Kubernetes } from '../../../facts/kubernetes/kubernetes.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import { isForDevelopers, proves } from '../../../facts/zone.ts';
import { expression } from '../../../long-expression.ts';
import type { Answer, ContractEvidence } from '../../contract.ts';
import { asked, at, broken, kept, stronger } from '../answers.ts';

const rule = 'container/non-root';

export interface ContainerFacts {
  readonly dockerfiles: Dockerfiles;
  readonly compose: Compose;
  readonly kubernetes: Kubernetes;
}

interface Said {
  readonly name: string | undefined;
  readonly uid: string | undefined;
}

interface Found extends Said {
  readonly place: ContractEvidence;
  /** Of an image: the service that it is for, as Compose, the folder or the name of its Dockerfile calls it. */
  readonly calledFor?: readonly string[];
}

/** "The container runs as the `app` user (UID 1000)": is that the user of the image, or of the pods where these are spoken of? */
export const containerUserClaim = ({ subject, text, polarity, modality, fromCode }: Statement, facts: ContainerFacts): Answer | undefined => {
  if (fromCode || polarity !== 'asserts' || modality !== 'fact' || !(subject === rule || subject === 'unknown')) return undefined;
  const said = saidIn(text);
  if (said === undefined) return undefined;
  const found = /\bpods?\b/i.test(text) ? ofPods(facts.kubernetes) : ofNamed(text, ofImages(facts));
  // "The server runs as the user app" is about an image where an image has this user.
  if (found.length === 0 || !(subject === rule || ofContainers.test(text) || (ofPrograms.test(text) && found.some((each) => isSame(said, each))))) return undefined;
  const places = found.slice(0, 5).map(({ place }) => place);
  const [first] = found;
  if (said.name === 'root')
    return found.every(({ name, uid }) => name !== undefined && name !== 'root' && uid !== '0')
      ? stronger(rule, `It runs as ${first?.name}, and not as root. Should the sentence be brought up to date?`, places)
      : undefined;
  const others = found.filter((each) => isOther(said, each));
  if (others.length === found.length) {
    const contradicting = places.map((place) => ({ ...place, stage: 'contradicts' }));
    return broken(rule, `The policy says ${[said.name, said.uid].filter((each) => each !== undefined).join(', UID ')}; it ${first?.place.note}.`, contradicting);
  }
  return found.every((each) => isSame(said, each)) ? kept(rule, places) : asked(rule, 'Is that the user of each image that is meant?', places);
};

/** "The backend container" is of the image that is made for the backend, where there is one. */
const ofNamed = (text: string, all: readonly Found[]): readonly Found[] => {
  const own = all.filter(({ calledFor = [] }) => calledFor.some((name) => isCalled(name, text)));
  return own.length > 0 && !everyOne.test(text) ? own : all;
};
const isCalled = (name: string, text: string): boolean =>
  name.length > 1 &&
  new RegExp(
    String.raw`(?<![\w-])[\x60"']?${name.replaceAll(/[^\w-]/g, '').replaceAll(/[-_]/g, '[-_ ]?')}[\x60"']?(?: docker)? (?:containers?|images?|service|process|server|dockerfile)\b`,
    'i',
  ).test(text);
const everyOne = /\band\b[^.;]{0,60}\brun(?:s|ning)?\b|\b(?:all|every|each|both|any|containers|images|services)\b/i;

const ofContainers = /\b(?:containers?|images?|pods?|docker)\b/i;
const ofPrograms = /^\W*(?:the |our |its )?(?:\w+ )?(?:server|service|app|application|api|backend|process|program|daemon|agent|worker)\b/i;

const saidIn = (text: string): Said | undefined => {
  const [, written = ''] = runsAs.exec(text) ?? [];
  const word = noName.test(written) ? '' : written;
  const uid = /^\d+$/.test(word) ? word : /\b(?:UID|user id)(?:\/GID)?\W{0,3}(?:is )?(\d{1,6})\b/i.exec(text)?.[1];
  const name = word === '' || /^\d+$/.test(word) ? undefined : word;
  return name === undefined && uid === undefined ? undefined : { name, uid };
};

const runsAs = expression('i')`
    \b(?:runs?|running|executes?|executed|starts?|started)(?: \w+ly)? as (?:the |an? |its )?(?:
      (?:non-?root|non-?privileged|unprivileged|dedicated|system|separate|ordinary|own)[ ]
    ){0,2}(?:user |uid )?[\x60"'(]{0,2}([a-z_][a-z\d_-]{1,30}|\d{1,6})(?![\w-])
  `;
/** Words that name nobody. */
const noName = expression('i')`
    ^(?:
      non-?root|nonprivileged|non-privileged|unprivileged|user|users|rootless|an?|the|its?|one|service|services|container|low|least|limited
      |part|expected|described|intended|required|follows|of|in|on|with|for|by|from|at|that|which|who|per|via|under|inside|within
    )$
  `;

const isSame = (said: Said, found: Said): boolean => (said.name === undefined || said.name === found.name) && (said.uid === undefined || said.uid === found.uid);

const isOther = (said: Said, found: Said): boolean => {
  const differs = (one: string | undefined, other: string | undefined): boolean => one !== undefined && other !== undefined && one !== other;
  return differs(said.name, found.name) || differs(said.uid, found.uid);
};

const ofPods = ({ workloads }: Kubernetes): readonly Found[] =>
  workloads.flatMap(({ containers }) =>
    containers
      .filter(({ role }) => role === 'container')
      .map(({ runAsUser, at: own }) => {
        const place = runAsUser?.at ?? own;
        return { name: undefined, uid: runAsUser?.value, place: at(place.path, place.line ?? null, 'wired', runAsUser ? `runs as ${runAsUser.value}` : 'names no user') };
      }),
  );

/** Neither what developers start for themselves nor the image of a database that is only given its tables. */
const served = ({ all }: Dockerfiles): readonly Dockerfile[] => {
  const own = all.filter(({ zone }) => proves(zone));
  const kept = own.filter(({ path, final: { image, user } }) => !isForDevelopers(path) && (user !== undefined || !ofStores.test(image?.repository ?? '')));
  return kept.length > 0 ? kept : own;
};
const ofStores = /(?:^|\/)(?:postgres|postgis|mysql|mariadb|mongo|redis|valkey|rabbitmq|elasticsearch)$/;

const ofImages = ({ dockerfiles, compose }: ContainerFacts): readonly Found[] =>
  served(dockerfiles).map((dockerfile) => {
    const service = compose.services.find(({ build, user }) => user !== undefined && build?.dockerfile === dockerfile.id);
    const [path, line, written] = service?.user
      ? [service.user.at.path, service.user.at.line ?? null, service.user.text]
      : [dockerfile.path, dockerfile.final.user?.line ?? dockerfile.final.line, dockerfile.final.user?.value.text ?? byImage(dockerfile)];
    const [user = ''] = (written ?? '').split(':');
    const isNumber = /^\d+$/.test(user);
    const uid = isNumber ? user : (madeWith(dockerfile, user) ?? known(dockerfile, user));
    const name = user === '' ? undefined : isNumber ? (nameOf(dockerfile, user) ?? (user === '0' ? 'root' : undefined)) : user;
    const services = compose.services.filter(({ build }) => build?.dockerfile === dockerfile.id).map(({ name: called }) => called);
    return {
      name,
      uid,
      calledFor: [...services, ...namesOfPath(dockerfile.path)],
      place: at(path, line, 'wired', user === '' ? 'names no user' : `runs as ${user}${uid === undefined || isNumber ? '' : `, UID ${uid}`}`),
    };
  });

/** `backend/Dockerfile`, `docker/backend/Dockerfile`, `Dockerfile.backend`, `backend.Dockerfile`. */
const namesOfPath = (path: string): readonly string[] => {
  const parts = path.split('/');
  const [, before, after] = /^(?:(.+)\.)?(?:Dockerfile|Containerfile)(?:[.-](.+))?$/i.exec(parts.at(-1) ?? '') ?? [];
  return [parts.at(-2), before, after].filter(
    (name) => name !== undefined && !/^(?:docker|deploy\w*|build|images?|containers?|infra|dev|prod|production)$/i.test(name),
  ) as string[];
};

const byImage = ({ final: { image } }: Dockerfile): string | undefined =>
  image && /distroless\//.test(image.repository) && /nonroot/.test(image.tag ?? '') ? 'nonroot' : undefined;

/** Users that well-known images have. */
const known = ({ final: { image } }: Dockerfile, user: string): string | undefined => {
  if (user === 'root') return '0';
  if (user === 'nobody') return '65534';
  if (user === 'nonroot' && /distroless\//.test(image?.repository ?? '')) return '65532';
  return user === 'node' && /(?:^|\/)node$/.test(image?.repository ?? '') ? '1000' : undefined;
};

interface MadeUser {
  readonly name: string;
  readonly uid: string;
}

/** `useradd --uid 10001 app`, `adduser -D -u 1000 app`. */
const madeIn = ({ stages }: Dockerfile): readonly MadeUser[] =>
  stages.flatMap(({ runs }) =>
    runs.flatMap(({ commands }) =>
      commands
        .filter(({ name }) => /^(?:useradd|adduser)$/.test(name))
        .flatMap(({ args }): MadeUser[] => {
          const words = args.map(({ text }) => text ?? '');
          const flag = words.findIndex((word) => /^(?:-u|--uid)$/.test(word) || /^-[a-zA-Z]+u$/.test(word));
          const uid = words.map((word) => /^(?:--uid=|-u=?)(\d+)$/.exec(word)?.[1]).find((each) => each !== undefined) ?? (flag < 0 ? undefined : words[flag + 1]);
          const name = words.findLast((word, index) => /^[a-z_][\w-]*$/.test(word) && index !== flag + 1 && !/^-/.test(words[index - 1] ?? '')) ?? words.at(-1);
          return uid !== undefined && /^\d+$/.test(uid) && name !== undefined ? [{ name, uid }] : [];
        }),
    ),
  );

const madeWith = (dockerfile: Dockerfile, user: string): string | undefined => madeIn(dockerfile).find(({ name }) => name === user)?.uid;
const nameOf = (dockerfile: Dockerfile, uid: string): string | undefined => madeIn(dockerfile).find((made) => made.uid === uid)?.name;
