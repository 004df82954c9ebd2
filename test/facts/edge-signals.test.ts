import { describe, expect, test } from 'vitest';
import { edgeSignals } from '../../src/facts/signals/edge.ts';

const topics = (text: string): readonly string[] => edgeSignals('deploy/traefik/file.yaml', text.split('\n')).map(({ topic }) => topic);

describe('a directive of a proxy is a control', () => {
  test('where it is set', () => {
    expect(topics('http:\n  middlewares:\n    slow:\n      rateLimit:\n        average: 10\n')).toEqual(['rate-limiting']);
  });

  test('and none where it is turned off', () => {
    expect(topics('accessLog:\n  # to enable it\n  enabled: false\n')).toEqual([]);
    expect(topics('accessLog:\n  enabled: true\n')).toEqual(['request-log']);
  });

  test('and a header that one location sends is none of the whole site', () => {
    const partial = (location: string) =>
      edgeSignals('nginx/site.conf', `server {\n  location ${location} {\n    add_header Content-Security-Policy "default-src 'self'";\n  }\n}\n`.split('\n')).map(
        ({ isPartial }) => isPartial === true,
      );
    expect([partial('/'), partial('/media/')]).toEqual([[false], [true]]);
  });

  test('and a certificate that Caddy signs itself is none for others', () => {
    const topicsOf = (more: string) => edgeSignals('Caddyfile', `shop.example {\n${more}\treverse_proxy app:80\n}\n`.split('\n')).map(({ topic }) => topic);
    expect([topicsOf(''), topicsOf('\ttls internal\n')]).toEqual([['tls', 'reverse-proxy'], ['reverse-proxy']]);
  });

  test('and a log of Caddy for errors alone has no line of each request', () => {
    const logged = (level: string) =>
      edgeSignals('Caddyfile', `shop.example {\n\tlog {\n\t\toutput stdout\n${level}\t}\n}\n`.split('\n')).filter(({ topic }) => topic === 'request-log');
    expect([logged(''), logged('\t\tlevel INFO\n'), logged('\t\tlevel WARN\n')].map(({ length }) => length)).toEqual([1, 1, 0]);
  });

  test('which is not that of another site in its file', () => {
    const file = 'a.example {\n\tlog {\n\t\toutput stdout\n\t}\n}\n\nb.example {\n\tlog {\n\t\tlevel WARN\n\t}\n}\n';
    expect(edgeSignals('Caddyfile', file.split('\n')).flatMap(({ topic, line }) => (topic === 'request-log' ? [line] : []))).toEqual([2]);
  });

  test('and not yet one in a template that leaves it out as long as its values do not ask for it', () => {
    const stages = (text: string) => edgeSignals('charts/a/templates/ingress.yaml', text.split('\n')).map(({ topic, stage }) => `${topic} ${stage}`);
    expect(stages('{{- if .Values.ingress.enabled -}}\nkind: Ingress\n{{- end }}\n')).toEqual(['reverse-proxy declared']);
    expect(stages('{{- if .Values.a }}\na: b\n{{- end }}\nkind: Ingress\n')).toEqual(['reverse-proxy wired']);
  });

  test('and none in the schema of a resource, which says what one may hold', () => {
    expect(topics('apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  rateLimit:\n    properties: {}\n')).toEqual([]);
  });

  test('and none of a host that only has the documentation', () => {
    const hosted = (publish: string) => edgeSignals('netlify.toml', `[build]\npublish = "${publish}"\n[[headers]]\nX-Frame-Options = "DENY"`.split('\n')).length;
    expect([hosted('docs/site'), hosted('web/dist')]).toEqual([0, 1]);
  });

  test('and none in a description', () => {
    expect(topics('a:\n  description: sets X-Frame-Options\n')).toEqual([]);
  });

  test('that asks who calls is named, and not known to stand before the service', () => {
    const stages = (path: string, line: string) => edgeSignals(path, [line]).map(({ topic, stage }) => `${topic} ${stage}`);
    expect(stages('nginx/site.conf', '  auth_basic "Who are you?";')).toEqual(['authentication declared']);
    expect(stages('nginx/site.conf', '  auth_basic off;')).toEqual([]);
    expect(stages('Caddyfile', '  forward_auth auth:9000 {')).toEqual(['authentication declared']);
  });

  test('sets no header where it takes one away, or where a scanner is told what to make of one', () => {
    const headers = (path: string, line: string) => edgeSignals(path, [line]).map(({ topic }) => topic);
    expect(headers('nginx/site.conf', '  add_header X-Frame-Options DENY always;')).toEqual(['security-headers']);
    expect(headers('nginx/site.conf', '  proxy_hide_header X-Frame-Options;')).toEqual([]);
    expect(headers('apache/site.conf', '  Header always unset X-Frame-Options')).toEqual([]);
    expect(headers('Caddyfile', '    -Strict-Transport-Security')).toEqual([]);
    expect(headers('zap/zap.conf', '10020\tWARN\t(X-Frame-Options Header Scanner)')).toEqual([]);
  });
});
