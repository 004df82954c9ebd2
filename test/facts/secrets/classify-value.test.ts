import { describe, expect, it } from 'vitest';
import { classifyValue, isSecretName } from '../../../src/facts/secrets/values/classify-value.ts';

describe('a name that says secret', () => {
  it.each([
    'DB_PASSWORD',
    'clientSecret',
    'apiKey',
    'API-KEY',
    'secret_key_base',
    'spring.datasource.password',
    '_authToken',
    'smtp_pass',
    'jwtSecret',
    'password2',
    'AWS_SECRET_ACCESS_KEY',
  ])('%s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });
  it.each([
    'TOKENIZERS_PARALLELISM',
    'KEYCLOAK_HOME',
    'AUTHOR',
    'MONKEY',
    'TOKEN_TTL_SECONDS',
    'DB_PASSWORD_FILE',
    'public_api_key',
    'max_tokens',
    'passed',
    'key_id',
    'password_hash',
    'pageToken',
    'first_pass',
  ])('but not %s', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('a value under a name', () => {
  const random = ['kX93', 'nqP1', 'zzT0', 'mWv7'].join('');
  it.each([
    ['DB_PASSWORD', '', 'empty'],
    ['DB_PASSWORD', '"null"', 'empty'],
    ['DB_PASSWORD', 'changeme', 'placeholder'],
    ['API_KEY', '<your key>', 'placeholder'],
    ['API_KEY', 'your-api-key-here', 'placeholder'],
    ['TOKEN', 'xxxxxxxx', 'placeholder'],
    ['DATABASE_URL', 'postgres://user:password@localhost/db', 'placeholder'],
    ['DB_PASSWORD', ['$', '{VAULT_PASSWORD}'].join(''), 'reference'],
    ['DB_PASSWORD', ['$', '{DB_PASSWORD:-}'].join(''), 'reference'],
    ['DB_PASSWORD', ['$', '{DB_PASSWORD:-postgres}'].join(''), 'weak'],
    ['API_KEY', 'op://vault/item/credential', 'reference'],
    ['pass_phrase', '%env(JWT_PASSPHRASE)%', 'reference'],
    ['ingest_key', ['vis_ingest_', '#{SecureRandom.hex(16)}'].join(''), 'reference'],
    ['API_KEY', 'process.env.API_KEY', 'reference'],
    ['DB_PASSWORD', '/run/secrets/db', 'reference'],
    ['DB_PASSWORD', 'postgres', 'weak'],
    ['DB_PASSWORD', '123456', 'weak'],
    ['API_KEY', random, 'secret'],
    ['DATABASE_URL', `postgres://app:${random}@db/app`, 'secret'],
    ['PORT', '8080', 'other'],
    ['DB_PASSWORD', 'true', 'other'],
    ['BUILD_ID', random, 'other'],
  ])('%s=%s is %s', (name, value, wanted) => {
    expect(classifyValue(name, value)).toBe(wanted);
  });
});
