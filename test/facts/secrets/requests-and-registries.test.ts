import { describeTexts, type Text } from './found-in.ts';
import { hex, pick, random } from './made-up.ts';

const uuid = (): string => `${hex(7)}b-1${hex(2)}7-4${hex(3)}-a${hex(3)}-c${hex(6)}0e5d${hex(1)}`;

/** Requests, uploads of packages and daemons, by what their documentation says of them. */
const secrets: readonly Text[] = [
  ['call.sh', `curl https://model.corp.net/predict -H "Authorization: Api-Key ${random(8)}.${random(32)}"`],
  ['call.sh', `curl https://model.corp.net/predict -H "Authorization: Api-Key ${pick('bcdfghjkmnpqrstvwxzBCDFGHJKMNPQRSTVWXZ', 32)}"`],
  ['call.sh', `curl -H 'Authorization: App ${hex(32)}-${uuid()}' https://api.corp.net/sms`],
  ['call.sh', "curl -X POST https://api.corp.net/v1/draw -H 'X-Key: be8c4fea-1211-456e-aebe-ad200e236ab0'"],
  ['call.sh', `curl -H 'X-Corp-Auth: ${uuid()}' https://api.corp.net/servers`],
  ['call.sh', `curl -u secret_prod_${hex(32)}.${random(32)}: https://cloud.corp.net/api/v1/instances`],
  ['otel.yaml', `headers:\n  shop-ingestion-key: "${uuid()}"`],
  ['release.sh', 'twine upload -u ann -p LemonTree77 dist/*'],
  ['release.sh', 'conan remote login corp ann -p Lemon-Tree77'],
  ['release.sh', 'poetry config http-basic.corp ann LemonTree77!'],
  ['release.sh', `vsce publish -p ${pick('abcdefghijklmnopqrstuvwxyz0123456789', 52)}`],
  ['emqx.conf', `node {\n  cookie = "${pick('abcdefghijklmnopqrstuvwxyz0123456789', 16)}"\n}`],
  ['start.sh', './Dedicated -batchmode +rcon.password "lemonTree77" +rcon.web 1'],
  ['upload.go', `mac := qbox.NewMac("${random(40)}", "${random(40)}")`],
  ['pay.php', `$auth->setTransactionKey('${random(16)}');`],
  ['pay.properties', `alipay.md5key=${pick('abcdefghijklmnopqrstuvwxyz0123456789', 32)}`],
  ['Pay.java', `String saltKey = "${uuid()}";`],
  ['vectors.py', 'client = MilvusClient(uri=address, token="db_admin:LemonTree_77")'],
  ['zabbix_agentd.psk', hex(64)],
  ['kratos.yml', `secrets:\n  cookie:\n    - ${random(32)}\n  cipher:\n    - ${random(32)}`],
  ['livekit.yaml', `keys:\n  API${random(12)}: ${random(43)}`],
  ['traefik.yml', `acme:\n  eab:\n    kid: abc\n    hmacEncoded: ${random(86)}`],
  ['start.sh', 'steamcmd +login ann lemonTree77 +app_update 1 +quit'],
  ['scrape.py', `client = ShopClient("${hex(40)}")`],
  ['store.py', "s2.connect('ann:LemonTree77@svc.corp.net:3306/shop')"],
];

const lookAlikes: readonly Text[] = [
  ['call.sh', 'curl -H "Authorization: Api-Key $API_KEY" https://api.corp.net'],
  ['call.sh', "curl -H 'Authorization: App your-api-key-from-the-portal' https://api.corp.net"],
  ['call.sh', `curl -H 'X-Request-Id: ${uuid()}' https://api.corp.net`],
  ['call.sh', 'curl -u continuous-integration-user: https://api.corp.net'],
  ['release.sh', 'twine upload -p "$PYPI_PASSWORD" dist/*'],
  ['release.sh', 'twine upload --repository-url https://pypi2.corp.net dist/*'],
  ['release.sh', 'poetry config http-basic.corp $USER $PASSWORD'],
  ['release.sh', 'vsce publish -p $VSCE_PAT'],
  ['start.sh', './Dedicated +rcon.password "$RCON_PASSWORD"'],
  ['site.conf', 'server {\n  cookie = "session-cookie-2"\n}'],
  ['kratos.yml', 'secrets:\n  cookie:\n    - ${COOKIE_SECRET_OF_KRATOS}'],
  ['start.sh', 'steamcmd +login anonymous +app_update 1 +quit'],
  ['client.ts', `const music = new MusicClient('${hex(32)}', secret);`],
  ['client.ts', "const client = new ShopClient('production-cluster-of-the-region-1-2-3-4');"],
  ['id.ts', `const id = new ObjectId('${hex(24)}');`],
  ['store.py', "connect('ann:{password}@svc.corp.net:3306/shop')"],
  ['scopes.py', 'token="admin:repo_hook"'],
  ['table.ts', 'const md5Key = "content-md5-v2";'],
];

describeTexts({ secrets, lookAlikes });
