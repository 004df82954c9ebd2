import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'the general list, where scripts have none of their own',
    files: { _headers: "/*\n  Content-Security-Policy: default-src 'self' 'unsafe-inline'; img-src *\n" },
    expect: { fail: ['_headers:2'] },
  },
  {
    name: 'a tag of the page',
    files: { 'index.html': '<meta http-equiv="Content-Security-Policy" content="script-src \'self\' \'unsafe-inline\'">\n' },
    expect: { fail: ['index.html:1'] },
  },
  {
    name: 'a policy over several lines',
    files: {
      'next.config.ts': dedent`
        const policy = \`
          default-src 'self';
          script-src 'self' 'unsafe-eval' 'unsafe-inline';
          frame-ancestors \${ancestors};
        \`;
        export const headers = [{ key: 'Content-Security-Policy', value: policy }];
      `,
    },
    expect: { fail: ['next.config.ts:3'] },
  },
  {
    name: 'settings of Django',
    files: { 'shop/settings.py': 'CSP_DEFAULT_SRC = ("\'self\'",)\nCSP_SCRIPT_SRC = ("\'self\'", "\'unsafe-inline\'")\n' },
    expect: { fail: ['shop/settings.py:2'] },
  },
  {
    name: 'the initializer of Rails',
    files: {
      'config/initializers/content_security_policy.rb': dedent`
        Rails.application.configure do
          config.content_security_policy do |policy|
            policy.script_src :self, :https, :unsafe_inline
            policy.style_src :self
          end
        end
      `,
    },
    expect: { fail: ['config/initializers/content_security_policy.rb:3'] },
  },
  {
    name: 'styles of Rails, which are no scripts',
    files: {
      'config/initializers/content_security_policy.rb': dedent`
        Rails.application.configure do
          config.content_security_policy do |policy|
            policy.script_src :self
            policy.style_src :self, :unsafe_inline
          end
        end
      `,
    },
    expect: 'pass',
  },
  {
    name: 'only while it is developed',
    files: {
      'headers.ts': "export const csp = (dev: boolean) => ({ 'Content-Security-Policy': `script-src 'self' ${dev ? \"'unsafe-inline'\" : ''}` });\n",
    },
    expect: 'manual',
  },
  {
    name: 'sources that come from the settings',
    files: { 'headers.ts': "export const csp = { 'Content-Security-Policy': `script-src 'self' ${process.env.SCRIPTS}` };\n" },
    expect: 'manual',
  },
  {
    name: 'a policy that only reports',
    files: { 'nginx.conf': "server {\n  add_header Content-Security-Policy-Report-Only \"script-src 'self' 'unsafe-inline'\";\n}\n" },
    expect: 'not-applicable',
  },
  {
    name: 'a policy in a comment',
    files: { 'nginx.conf': 'server {\n  # add_header Content-Security-Policy "script-src \'unsafe-inline\'";\n}\n' },
    expect: 'not-applicable',
  },
  {
    name: 'a hash, beside which browsers pass over it',
    files: { 'nginx.conf': "server {\n  add_header Content-Security-Policy \"script-src 'sha256-abc=' 'unsafe-inline'\";\n}\n" },
    expect: 'pass',
  },
] satisfies readonly Example[];
