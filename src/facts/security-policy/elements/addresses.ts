import { expression } from '../../../long-expression.ts';
import type { Passage } from '../passage.ts';
import { isSampleAddress } from './template.ts';

const plain = /[a-z0-9][\w.+'-]{0,63}@(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}\b/gi;
const spelled = expression('gi')`
    \b([a-z0-9][\w.+-]{0,63})\s*(?:\s@\s|\[\s*(?:at|@)[^\]]{0,25}\]|\(\s*(?:at|@)\s*\)|\{\s*at\s*\}|<\s*at\s*>|\s+at\s+|\s+AT\s+|＠)\s*(
      (?:[a-z0-9-]{1,63}\s*(?:\.|\[\s*dot\s*\]|\(\s*dot\s*\)|\{\s*dot\s*\}|\s+dot\s+)\s*){1,4}(?:
        com|org|net|io|dev|edu|gov|co|me|app|ai|de|fr|es|br|ru|cn|jp|kr|uk|nl|ch|at|it|pl|se|no|fi|dk|eu|info|tech|sh|xyz|us|ca|in|au|be|cz
        |cloud|codes|email|security|software|email|page
      )
    )\b
  `;

/** With both signs in brackets it is an address under any top-level domain. */
const bracketed = /\b([a-z0-9][\w.+-]{0,63})\s*[[({<]\s*at\s*[\])}>]\s*((?:[a-z0-9-]{1,63}\s*[[({<]\s*dot\s*[\])}>]\s*){1,4}[a-z]{2,24})\b/gi;

/** A mailbox for this very purpose is one under any domain: "by e-mail to security at tool.haus". */
const mailbox =
  /(?:\be-?mail\w*|\bcontact|\bto|:)\s{1,3}(security|psirt|csirt|cert|infosec|vulnerabilit(?:y|ies)|abuse|secure)\s{1,3}(?:at|@|\[at\]|\(at\))\s{1,3}((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24})(?![\w/.-]*\/)/gi;

/** The addresses a passage gives, also "name at host dot org"; without samples and without those that no mail reaches. */
export const addressesOf = (passage: Pick<Passage, 'text' | 'links'>): readonly string[] => {
  const known = read.get(passage);
  if (known) return known;
  const addresses = addressesIn(passage);
  read.set(passage, addresses);
  return addresses;
};

/** Several elements ask for those of each passage. */
const read = new WeakMap<Pick<Passage, 'text' | 'links'>, readonly string[]>();

const addressesIn = (passage: Pick<Passage, 'text' | 'links'>): readonly string[] => {
  const text = [passage.text, ...passage.links.map((link) => decode(link.url))].join(' \n ');
  const found = [
    ...[...text.matchAll(plain)].map(([address]) => address),
    ...[...text.matchAll(spelled), ...text.matchAll(bracketed), ...text.matchAll(mailbox)].flatMap(([, name = '', host = '']) =>
      // "Available at tool.dev"
      /^(?:found|available|hosted|located|published|site|page|us|it)$/i.test(name) ? [] : [`${name}@${host.replaceAll(/[\s[({<]*dot[\s\])}>]*/gi, '.').replaceAll(/\s+/g, '')}`],
    ),
  ];
  return [...new Set(found.map((address) => address.toLowerCase().replace(/^mailto:/, '')))].filter(
    (address) =>
      !isSampleAddress(address) && !/@www\./.test(address) && !/@users\.noreply\.|no-?reply@|^git@|@v?\d+\.(?:\d|x\b|alpha|beta|rc|next|latest|canary|dev$)/.test(address),
  );
};

const decode = (url: string): string => (/^mailto:/i.test(url) ? url.replaceAll(/%40/gi, '@').replaceAll(/%2e/gi, '.') : /^[a-z]+:\/\//i.test(url) ? '' : url);
