import type { Example } from '../../../../src/rule.ts';

const random = ['k7Qz9mT2', 'xW4vB8nJ', '3pL6sD1f'].join('');

export default [
  {
    name: 'what was drawn, in a folder that is called as those of libraries are',
    files: { 'src/vendors/StripeGateway.php': `<?php $apiSecret = '${random}';\n` },
    expect: { fail: ['src/vendors/StripeGateway.php:1'] },
  },
  { name: 'what was built from settings', files: { 'dist/assets/index-Ab3dEf9k.js': `const c={apiSecret:"${random}"};\n` }, expect: { fail: ['dist/assets/index-Ab3dEf9k.js:1'] } },
  {
    name: 'a list of users below a library',
    files: { 'vendor/ansible/.htpasswd': `ann:$apr1$${random.slice(0, 8)}$${random.slice(0, 22)}\n` },
    expect: { fail: ['vendor/ansible/.htpasswd:1'] },
  },
  { name: 'a word that a library shows', files: { 'vendor/http/client.php': "<?php $client->login('ann', 'lemonTree77');\n" }, expect: 'pass' },
] satisfies readonly Example[];
