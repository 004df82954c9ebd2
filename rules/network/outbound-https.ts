import { dedent, defineRule, type Evidence, type Finding, judge, manual, notApplicable } from 'policy-audit';

/** Hosts that nobody is between, and the metadata of a cloud, which is link-local and knows no TLS. */
const local =
  /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}(?![\w.-])|(?:\d{1,3}\.){0,3}(?:25[6-9]|2[6-9]\d|[3-9]\d\d)(?:\.\d{1,3}){0,3}(?![\w.-])|host\.docker\.internal|(?:[\w-]+\.){1,4}(?:local|internal|svc|lan|test|example|invalid|localhost|onion)(?![\w-]|\.\w))/;
/** Namespaces of formats are names, not places that are called. */
const names =
  /^http:\/\/(?:www\.)?(?:w3\.org|www\.w3\.org|schemas\.|xmlns\.|purl\.org|ns\.adobe\.com|json-schema\.org|example\.(?:com|org|net)|schema\.org|opengis\.net|docbook\.org|sitemaps\.org|apache\.org|[\w-]+\.example\.(?:com|org))/;
const format =
  /http:\/\/[\w./-]{1,60}\/(?:19|20)\d\d\/[\w./-]{1,40}#?$|_page\w*["']?\s*[:=]|schema|specification\b|xmlns|namespace|\bns_?map\b|\bns\b|\wNS\(|doctype|\bprefixes\b|\bprefix\b[^\n]{0,120}[#/]$|["'`][\w-]{0,30}:["'`]\s*:|\bbind\((?!\s{0,9}(?:null|undefined|this)\b)|\b(?:protocols?|rel|terms_?of_?service\w*)["'`]?\s*[:=]|\b(?:fake|dummy|mock|placeholder)\w*["'`]?\s*[:=]|\.dtd|\.xsd|\/mrss\b|\bxml:["'`]|(?:^|[\s{,["'`$])\$?id["'`]?\]?\s{0,9}:?[=:]\s{0,9}["'`]http/i;
/** Passed to what compares, looks for or replaces text, or compared itself. */
const looked =
  /\b(?:replace\w*|sub|subn|gsub|starts_?with|ends_?with|has_?prefix|trim_?prefix|remove_?prefix|contains|includes|(?:last)?index_?of|split|equals?(?:fold)?|assert\w*|must_?compile|match_?string|RegExp)\(\s|\b(?:re|regexp?)\.\w+\(\s|(?:[!=]==?|\b(?:case|if|elif))\s*[rbuf]{0,2}["'`]https?:/i;
/** Whom something is allowed or forbidden to, by the name of the list. */
const listed = /(?:allow|trusted\w*s\b|whitelist|permitted|blocked|blocklist|denied|origins|\bcors\b|content_?security)\w*["']?\s*(?::[^=:]*=|:?=|:)(?!=)|\b\w*cors\w*\(\s/i;

/** What a reader may click on, or sees; nobody calls it from here. */
const link =
  /\b\w*(?:links?|href|web_?site|site_?ur[il]|home_?page|docs?|documentation|repo(?:sitory)?(?:_?ur[il])?|support|company\w*|about|subject|desc(?:ription)?|example|title|label|logo\w*|icon|image\w*|img|src|picture|avatar\w*|issues?|licen[cs]e\w*|social|author|credits?|readme|wiki|changelog|donate|sponsor|follow|html_url|(?:public|publish(?:ed)?|share|sharing|short|canonical)_?ur[il]|referer\w*|user_?agent\w*)["'`\]]?\s{0,9}(?::=|[=:]|\()|\b(?:docs?link\w*|open_?ur[il]|redirect)\(/i;
/** What mostly is only named, unless a request is sent there. */
const document = /\/licen[cs]es\/|github\.com\/[\w.-]+\/[\w.-]+\/?$|\.(?:png|jpe?g|svg|gif|pdf|html?|md|ico)\b/i;
/** An argument of what sends requests. */
const sent =
  /\b(?:fetch|got|axios(?:\.\w{1,20})?|requests?(?:\.\w{1,20})?|httpx?\.\w{1,20}|\w{0,20}(?:session|client)\w{0,20}(?:\(\))?\.\w{1,20}|urlopen|urlretrieve|newrequest\w{0,20}|(?:send|do|make|http|create)_?request|(?:get|post|load|download)_?(?:json|file|url)|super|newhttpsource)\((?![^(]*\)\s)/i;
/** The name of an address that requests go to. */
const called =
  /\b\w*(?:api|base|endpoint|ur[il]s?|registry|feed|download|server|webhook|update|service|upstream|host|directory|index|fallback|instance|address|source|location)\w*["'`\]]?\s{0,9}(?::=|[=:])/i;
/** The service itself: its address, or that of the request. */
const ofOwn = /\b(?:URL|parse|urlparse|urljoin)\(|health|\b(?:public|self|own|local|listen|bind|dev)_?(?:host|ur[il]|address)/i;
const isLink = (args: string): boolean => link.test(args) || (document.test(args) && !sent.test(args));
const isCalled = (args: string): boolean => !isLink(args) && (sent.test(args) || called.test(args));

export default defineRule({
  id: 'network/outbound-https',
  title: 'Other services are called over HTTPS',
  severity: 'medium',
  rationale: 'A key that is sent to another service in the clear is read by everybody on the way, and its answers can be changed.',
  remediation: 'Use the HTTPS address; where the address is a setting, refuse plain HTTP.',
  practices: ['network/outbound-https'],
  references: [{ standard: 'CWE', control: 'CWE-319', url: 'https://cwe.mitre.org/data/definitions/319.html' }],
  since: '0.1.0',
  needs: ['webApp'],
  check({ webApp }) {
    const outside = webApp
      .sightings('outbound-url')
      .filter(({ what, args = '' }) => !local.test(what) && !names.test(what) && !format.test(args) && !looked.test(args) && !listed.test(args));
    const all = outside.filter(({ what }) => what.startsWith('http://'));
    const plain = all.filter(({ args = '' }) => !isLink(args));
    if (plain.length > 0 && !plain.some(({ args = '' }) => isCalled(args)))
      return manual(
        'Are these addresses called? They stand in the code without TLS.',
        plain.slice(0, 5).map(({ path, line, what }) => ({ at: { path, line }, note: what })),
      );
    const toAny = webApp.sightings('plain-address').filter(({ args = '' }) => /@/.test(args) || (sent.test(args) && !ofOwn.test(args)));
    const findings = plain.map(({ path, line, what }): Finding => ({ message: `${what} is called without TLS.`, at: { path, line } }));
    const evidence = outside
      .filter(({ what, args = '' }) => what.startsWith('https://') && isCalled(args))
      .map(({ path, line, what }): Evidence => ({ at: { path, line }, note: what }));
    const dynamic = webApp.settings.find(
      ({ key, fallback }) =>
        /(?:_|^)(?:URL|ENDPOINT|BASE_URL)$/.test(key) &&
        // Pipelines are given their own server by the host.
        !/^(?:GITHUB|CI|ACTIONS|RUNNER|GITEA|BITBUCKET|SYSTEM)_(?:API|GRAPHQL|SERVER|RESULTS|RUNTIME|CACHE|ID_TOKEN|PROJECT|REPOSITORY|COLLECTION)\w{0,20}$/.test(key) &&
        // What its own pages are reached by.
        !/(?:^|_)(?:STATIC|MEDIA|ASSETS?|LOGIN|LOGOUT|REDIRECT|CALLBACK|EXTERNAL)_URL$|^VERCEL_/.test(key) &&
        !/DATABASE|(?:^|_)DB_|SQL|POSTGRES|MONGO|REDIS|CACHE|AMQP|RABBIT|BROKER|CELERY|KAFKA|NATS|^DIRECT_URL$/.test(key) &&
        (fallback === undefined || fallback === ''),
    );
    if (findings.length === 0 && dynamic)
      return manual(`Is the address in ${dynamic.key} always an HTTPS one? The code does not check it.`, [
        { at: { path: dynamic.path, line: dynamic.line }, note: dynamic.key },
        ...evidence.slice(0, 4),
      ]);
    if (findings.length === 0 && toAny.length > 0)
      return manual('Which hosts are called without TLS here? Their names are made elsewhere.', [
        ...toAny.slice(0, 4).map(({ path, line, what }): Evidence => ({ at: { path, line }, note: what })),
        ...evidence.slice(0, 4),
      ]);
    return judge(findings, evidence.slice(0, 8), notApplicable('No address of another service that is called stands in the code.'));
  },
  examples: {
    bad: [
      {
        name: 'a page that is fetched',
        files: {
          'a.py': dedent`
            import requests

            page = requests.get("http://www.provider.dev/page.html")
          `,
        },
        expect: { fail: ['a.py:3'] },
      },
      {
        name: 'names that only begin like those of a local network',
        files: { 'client.py': 'BASE = "http://api.test.provider.dev/v1"\nOTHER = "http://files.internal.provider.dev/v1"\n' },
        expect: { fail: ['client.py:1', 'client.py:2'] },
      },
      {
        name: 'the address is a setting',
        files: {
          'client.py': dedent`
            import os

            BASE = os.getenv("PROVIDER_URL")
          `,
        },
        expect: 'manual',
      },
    ],
    good: [
      {
        name: 'HTTPS',
        files: {
          'client.go': dedent`
            package client

            const base = "https://api.provider.dev/v1"
          `,
        },
        expect: 'pass',
      },
      { name: 'the page of a project', files: { 'context.py': 'def about(request):\n    return {"LIB_URL": "http://github.com/acme/jobs"}\n' }, expect: 'not-applicable' },
    ],
  },
});
