import { elsewhere, emptyTemplate, estonianPolicy, goodPolicy } from '../../../../rules/policy/shared/examples.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: "the host's template as it was created",
    files: { 'SECURITY.md': emptyTemplate },
    expect: { fail: ['SECURITY.md:1'] },
  },
  {
    name: 'complete but for an address that was never filled in',
    files: { 'SECURITY.md': goodPolicy.replace('security@tool.dev', '[INSERT EMAIL]') },
    expect: { fail: ['SECURITY.md:1'] },
  },
  { name: 'Windows line ends and a byte order mark', files: { 'SECURITY.md': `\uFEFF${goodPolicy.replaceAll('\n', '\r\n')}` }, expect: 'pass' },
  { name: 'a language that is not understood', files: { 'SECURITY.md': estonianPolicy }, expect: 'manual' },
  { name: 'the policy is on another page', files: { 'SECURITY.md': elsewhere }, expect: 'manual' },
] satisfies readonly Example[];
