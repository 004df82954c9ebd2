import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../../src/facts/security-policy/read-policy.ts';

const statements = (text: string) => readPolicy('SECURITY.md', text).statements;
const stances = (text: string) => statements(text).map(({ subject, polarity, modality }) => `${subject} ${polarity} ${modality}`);

describe('what a statement is about, and how', () => {
  test.each([
    ['a fact', '## Features\n\nRate limiting is enabled by default.', 'api/rate-limit-default-on asserts fact'],
    ['advice', '## Best practices\n\n- Always use HTTPS in production', 'network/tls-in-production advises fact'],
    ['a limitation', '## Features\n\nThere is no rate limiting.', 'api/rate-limiting denies fact'],
    ['a limitation by its heading', '## Known Limitations\n\n- Job IDs contain timestamps', 'api/unpredictable-ids denies fact'],
    ['a hedge', '## Security Tools Used\n\n- CodeQL (can be enabled)', 'ci/codeql asserts hedge'],
    ['a recommendation', '## Features\n\nWe recommend to run behind a reverse proxy.', 'network/reverse-proxy advises hedge'],
    ['a promise', '## What to expect\n\n- We will answer within 48 hours', 'policy/response-times promises future'],
    ['what is not accepted', '## Out of Scope\n\n- Social engineering', 'policy/scope-section denies fact'],
    ['a weakness named in the scope is no claim about the code', '## Scope\n\n- SQL injection', 'policy/scope-section asserts fact'],
    [
      'a version that is supported',
      '## Supported Versions\n\n| Version | Supported |\n| - | - |\n| 1.x | :white_check_mark: |',
      'policy/supported-versions-match-tags asserts fact',
    ],
    ['a version that is not', '## Supported Versions\n\n| Version | Supported |\n| - | - |\n| 1.x | :x: |', 'policy/supported-versions-match-tags denies fact'],
    ['what a lead says that there is', '## Container Security\n\nProduction images include:\n\n- **Seccomp profile:** RuntimeDefault', 'container/seccomp asserts fact'],
    ['what a lead asks for', '## Container Security\n\nYour images should use:\n\n- Seccomp profile: RuntimeDefault', 'container/seccomp advises fact'],
    ['what a lead says to be missing', '## Container Security\n\nThe image does not include:\n\n- A seccomp profile', 'container/seccomp denies fact'],
    ['what nobody could place', '## Philosophy\n\nWe like bicycles.', 'unknown asserts fact'],
  ])('%s', (_, text, expected) => {
    expect(stances(text)).toEqual([expected]);
  });

  test.each([
    ['French', 'Ce document décrit le service. Les requêtes sont traitées par un seul processus. L’API n’a pas encore d’authentification.', 'api/authentication denies fact'],
    ['Italian', 'Questo documento descrive il servizio e le sue parti. Il servizio non prevede alcun rate limiting per le richieste.', 'api/rate-limiting denies fact'],
    ['Russian', 'Этот документ описывает сервис и его части. В сервисе нет rate limiting для запросов.', 'api/rate-limiting denies fact'],
    ['Russian advice', 'Этот документ описывает сервис и его части. Запускайте сервис за reverse proxy.', 'network/reverse-proxy advises fact'],
    [
      'German, in a description where advice could stand',
      'Dieses Dokument beschreibt den Dienst.\n\n## Datenschutz\n\nDer Dienst speichert keine Daten. Das TLS des Servers übernimmt der Betreiber.',
      'network/tls-in-production asserts fact',
    ],
    [
      'Spanish, by what it does not do',
      'Este documento describe el servicio.\n\n## Despliegue\n\nEl servicio se ejecuta con tu cuenta, no instala rate limiting por defecto.',
      'api/rate-limiting denies fact',
    ],
    ['Italian, of what is refused', 'Questo documento descrive il servizio e le sue parti. Il rate limiting blocca gli utenti non autenticati.', 'api/rate-limiting asserts fact'],
  ])('what is missing or asked for, in %s', (_, text, expected) => {
    expect(stances(`## Architecture\n\n${text}`)).toContain(expected);
  });

  test.each([
    ['a consequence is nothing that is missing', 'Tokens are compared in constant time, so a guess cannot be timed.', 'api/constant-time-compare asserts fact'],
    ['each clause for itself', 'Rate limiting is enabled by default, and there is no authentication.', 'api/rate-limit-default-on asserts fact'],
    ['each clause for itself, the other way round', 'Rate limiting is enabled by default, and there is no authentication.', 'api/authentication denies fact'],
    ['without privileges is as it should be', 'The container runs as a non-root user, without root privileges.', 'container/non-root asserts fact'],
    ['what is refused is no denial', 'Requests without a valid token are rejected by the authentication.', 'api/authentication asserts fact'],
    ['what it refuses to do is none', 'The service refuses to start without authentication.', 'api/authentication asserts fact'],
    ['what is not on a list is none', 'Rate limiting applies to everything that is not on the allowlist.', 'api/rate-limiting asserts fact'],
    ['what is refused besides', 'There is no rate limiting and large uploads are rejected.', 'api/rate-limiting denies fact'],
    ['what is blocked, and what is not covered', 'The rate limiting blocks logins and does not cover the API.', 'api/rate-limiting denies fact'],
    ['a consequence that is a denial', 'API keys are kept in a table, which means they are not hashed.', 'api/key-hashing denies fact'],
    ['a consequence that is none', 'API keys are hashed, so a stolen table cannot be used.', 'api/key-hashing asserts fact'],
    ['an aside', 'TLS, which is not enabled by default, comes with the proxy.', 'network/tls-in-production denies fact'],
    ['failed logins that are not logged are one', 'Failed authentication attempts are not logged.', 'logging/security-events denies fact'],
    ['what is ticked off has been done', '- [x] Passwords are never logged', 'privacy/pii-in-logs asserts fact'],
    ['what the team will do its best to', 'We will do our best to:\n\n- Credit you in the advisory', 'policy/credit-terms promises fact'],
    ['what is planned in another language', 'Diese Seite beschreibt den Dienst und was er tut. CodeQL ist für die nächste Version geplant.', 'ci/codeql asserts future'],
  ])('%s', (_, text, expected) => {
    expect(stances(`## Architecture\n\n${text}`)).toContain(expected);
  });

  test('features inside of a guide for users are no advice', () => {
    expect(stances('# Security Guide\n\n## Security Features\n\n- **Rate limiting**: per address')).toEqual(['api/rate-limiting asserts fact']);
  });

  test('one sentence can say several things', () => {
    expect(stances('## Authentication\n\n- Keys are generated securely and stored as SHA-256 hashes').sort()).toEqual([
      'api/key-generation asserts fact',
      'api/key-hashing asserts fact',
    ]);
    expect(stances('## Deployment\n\n- **Admin API (port 9001)**: Should only be accessible from internal networks')).toEqual([
      'network/port-documented asserts fact',
      'network/admin-interface-restricted advises fact',
    ]);
  });

  test('a code block counts where it is advice, and nowhere else', () => {
    const block = '```sh\n# Run as non-root user\ndocker run --user 1000 x\n```\n';
    expect(statements(`## Docker Security\n\nWhen running in Docker:\n\n${block}`).map(({ subject, fromCode }) => [subject, fromCode])).toEqual([['container/non-root', true]]);
    expect(statements(`## Changelog\n\nAs it was:\n\n${block}`)).toEqual([]);
  });
});

test('values are taken as they are written', () => {
  const [one] = statements(
    '## Deployment\n\nBind port 9001 to `127.0.0.1:9001`, set `APP_SECRET_KEY` in `.env`, use TLS 1.3 and see [the guide](docs/guide.md) for 2.x within 3-5 days.',
  );
  expect(one?.parameters).toMatchObject({ ports: [9001], settings: ['APP_SECRET_KEY'], files: ['docs/guide.md', '.env'], algorithms: ['TLS 1.3'], hours: [120] });
});

test('an algorithm is a word of its own', () => {
  expect(statements('# Güvenlik\n\nİzin verilmeyen araç çağrılırsa istek reddedilir.')[0]?.parameters.algorithms).toBeUndefined();
});

test('the id changes with the words and not with their place, case or marks', () => {
  const [a] = statements('# S\n\nUse **HTTPS** always.');
  const [b] = statements('# S\n\n\n\nuse HTTPS, always');
  const [c] = statements('# S\n\nUse HTTPS sometimes.');
  expect(a?.id).toBe(b?.id);
  expect(a?.id).not.toBe(c?.id);
  const twice = statements('# S\n\n- Use HTTPS\n- Use HTTPS').map(({ id }) => id);
  expect(new Set(twice).size).toBe(2);
});

/** The policies this tool was made from lie beside a development checkout only. */
const shared = new URL('../../../../shared/', import.meta.url);
const seeds = { S1: 'seeds/000_30852db7e3918aee.txt', S2: 'seeds/003_667013e6f382d976.txt' };

describe.runIf(existsSync(new URL(seeds.S1, shared)))('the two policies this was made from', () => {
  const rows = readFileSync(new URL('design/statements.csv', shared), 'utf8')
    .split('\n')
    .filter((line) => /^S[12]-/.test(line))
    .map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell));
  const read = (seed: 'S1' | 'S2') => statements(readFileSync(new URL(seeds[seed], shared), 'utf8'));
  const found = { S1: read('S1'), S2: read('S2') };

  test('every statement of them is read on its own lines', () => {
    const unread = rows.filter((row) => {
      const [from = 0, to = from] = (row[10] ?? '').split('-').map(Number);
      return !found[row[0]?.slice(0, 2) as 'S1' | 'S2'].some((statement) => statement.line <= to && statement.endLine >= from);
    });
    expect(rows.length).toBeGreaterThan(120);
    expect(unread.map(([id]) => id)).toEqual([]);
  });
});
