import type { Compose } from '../../../facts/compose/compose.ts';
import type { ComposeService } from '../../../facts/compose/service.ts';
import type { Statement } from '../../../facts/security-policy/statement.ts';
import type { Answer } from '../../contract.ts';
import { unaccounted } from '../../speech/unaccounted.ts';
import { asked, at, broken, kept } from '../answers.ts';

const rule = 'network/datastore-authentication';

interface Store {
  readonly says: RegExp;
  readonly image: RegExp;
  /** Variables that give it a password, and those that let everybody in. */
  readonly closes: RegExp;
  readonly opens: RegExp;
  /** Lets everybody in where nothing is said. */
  readonly isOpenByDefault: boolean;
  /** What one image of several reads. */
  readonly ofImage?: Pick<Store, 'image' | 'closes' | 'opens'>;
}

const stores: readonly Store[] = [
  // The image of Bitnami alone reads the variables; its own image passes over them.
  {
    says: /\b(?:redis|valkey)\b/i,
    image: /(?:^|\/)(?:redis|valkey)(?:[:@]|$)/i,
    closes: /^$/,
    opens: /^$/,
    isOpenByDefault: true,
    ofImage: { image: /\bbitnami\w*\//i, closes: /^(?:REDIS|VALKEY)_PASSWORD(?:_FILE)?$/, opens: /^ALLOW_EMPTY_PASSWORD=["']?(?:yes|true|1)\b/i },
  },
  {
    says: /\bpostgres\w*\b/i,
    image: /(?:^|\/)(?:postgres|postgis|timescaledb(?:-ha)?)(?:[:@]|$)/i,
    closes: /^POSTGRES_PASSWORD(?:_FILE)?$/,
    opens: /^POSTGRES_HOST_AUTH_METHOD=trust$/,
    isOpenByDefault: false,
  },
  {
    says: /\b(?:mysql|mariadb)\b/i,
    image: /(?:^|\/)(?:mysql|mariadb)(?:[:@]|$)/i,
    closes: /^(?:MYSQL|MARIADB)_(?:ROOT_)?PASSWORD(?:_FILE)?$/,
    opens: /^(?:MYSQL|MARIADB)_ALLOW_EMPTY(?:_ROOT)?_PASSWORD=["']?[^"'\s]/,
    isOpenByDefault: false,
  },
  { says: /\bmongo(?:db)?\b/i, image: /(?:^|\/)mongo(?:[:@]|$)/i, closes: /^MONGO_INITDB_ROOT_PASSWORD(?:_FILE)?$/, opens: /^$/, isOpenByDefault: true },
];

/** "Redis requires a password": do the files of Compose give it one? */
export const storePasswordClaim = ({ text, polarity, modality, fromCode, subject }: Statement, { services }: Compose): Answer | undefined => {
  if (fromCode || polarity !== 'asserts' || modality !== 'fact' || subject.startsWith('policy/') || !asks.test(text)) return undefined;
  const said = stores.filter(({ says }) => says.test(text));
  const [store] = said;
  if (store === undefined || said.length > 1) return undefined;
  const all = services.filter(({ runs, partial, image }) => runs && !partial && image !== undefined && store.image.test(image.text.split('@')[0] ?? ''));
  const served = all.filter(({ development }) => !development);
  const own = served.length > 0 ? served : all;
  if (own.length === 0) return undefined;
  const states = own.map((service) => stateOf(service, store));
  const places = own
    .slice(0, 5)
    .map((service, index) => at(service.at.path, service.at.line ?? null, 'wired', `${service.name} ${states[index] === 'closed' ? 'is given a password' : 'is given none'}`));
  if (states.every((state) => state === 'closed')) {
    const left = unaccounted(text, [store.says, asks, around]);
    return left.length === 0 ? kept(rule, places) : asked(rule, `It is given a password. Is what else the policy says of it true (“${left.slice(0, 3).join(' ')}”)?`, places);
  }
  return states.every((state) => state === 'open')
    ? broken(
        rule,
        'It is given no password, and lets everybody in.',
        places.map((place) => ({ ...place, stage: 'contradicts' })),
      )
    : asked(rule, 'Is each of them given a password? That was not seen of all.', places);
};

const asks =
  /\b(?:requires?|needs?|demands?|enforces?|uses?|has|with|asks? for) (?:an? )?(?:\w+ )?(?:passwords?|authentication|auth)\b|\bpassword[- ]protected\b|\b(?:is|are) protected (?:by|with) an? (?:\w+ )?passwords?\b|\brequirepass\b/i;
const around = /\b(?:strong|server|instances?|databases?|data ?stores?|cache|container|service|connections?|protected|password)\b/gi;

const stateOf = ({ image, build, environment, command, mounts, environmentFiles }: ComposeService, store: Store): 'closed' | 'open' | 'unknown' => {
  const { closes, opens } = store.ofImage?.image.test(image?.text ?? '') ? store.ofImage : store;
  if (environment.some(({ name, text }) => opens.test(`${name}=${text}`))) return 'open';
  const words = command.map(({ text }) => text).join(' ');
  if (mayBeEmpty.test(words)) return 'unknown';
  if (environment.some(({ name }) => closes.test(name)) || /--requirepass\b(?!\s+(?:""|''))|(?:^|\s)--auth(?=\s|$)/.test(words)) return 'closed';
  // An image that is built here, and a file that is handed to it, may say so.
  const isTold = build !== undefined || environmentFiles.length > 0 || /\.conf\b|--aclfile|--keyFile/.test(words);
  const isOfficial = !(image?.text ?? '').replace(/^(?:docker\.io\/)?(?:library\/)?/, '').includes('/') || store.ofImage?.image.test(image?.text ?? '');
  return store.isOpenByDefault && isOfficial && !isTold && mounts.every(({ target }) => /^\/(?:data|var\/lib)\b/.test(target)) ? 'open' : 'unknown';
};

/** `--requirepass ${REDIS_PASSWORD:-}`, of which nothing is left where the variable is not set. */
const mayBeEmpty = /--requirepass[\s=]*(?:$|--)/;
