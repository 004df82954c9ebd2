import { expect, test } from 'vitest';
import { readWebApp } from '../read-web-app.ts';

const routes = async (line: string): Promise<readonly string[]> => {
  const code = `package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n\t${line}\n\thttp.ListenAndServe(":8080", mux)\n}\n`;
  return (await readWebApp({ 'main.go': code })).routes.map(({ method, pattern }) => `${method} ${pattern}`);
};

test.each([
  ['mux.HandleFunc("/jobs", list)', 'ANY /jobs'],
  ['api.Get("/jobs", list)', 'GET /jobs'],
])('%s is a route', async (line, route) => {
  expect(await routes(line)).toEqual([route]);
});

test.each(['p.client.Get("/jobs", &jobs)', 'p.httpClient.Post("/jobs", job, nil)', 'p.api.Get(fmt.Sprintf("/jobs/%s", id), &job)'])('%s asks another service', async (line) => {
  expect(await routes(line)).toEqual([]);
});
