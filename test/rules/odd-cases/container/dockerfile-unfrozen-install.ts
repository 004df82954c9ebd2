import { dockerfileFrom } from '../../../../rules/container/shared/dockerfile-examples.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

const image = dockerfileFrom('node:22.3');

const locks = { 'package-lock.json': '{}\n', 'yarn.lock': '', 'pnpm-lock.yaml': '' };

export default [
  {
    name: 'the installers that may ignore the lock file',
    files: { ...image('RUN npm install --production && yarn', 'RUN --mount=type=cache,target=/c pnpm i'), ...locks },
    expect: { fail: ['Dockerfile:2', 'Dockerfile:2', 'Dockerfile:3'] },
  },
  {
    name: 'a repository as it is on that day',
    files: image('RUN pip install git+https://git.example/a/b.git && npm i -g git+ssh://git@git.example/a/b.git', 'RUN pip install git+ssh://git@git.example/a/b@main'),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:2', 'Dockerfile:3'] },
  },
  { name: 'a repository that can be edited', files: image('RUN pip install --no-deps -e git+https://git.example/a/b.git#egg=b'), expect: { fail: ['Dockerfile:2'] } },
  {
    name: 'a repository on a host with a number in its name',
    files: image('RUN npm i -g git+ssh://deploy@git2.example/a/b.git', 'RUN npm i -g git@git2.example:a/b.git'),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] },
  },
  { name: 'tools of Python', files: image('RUN pipx install black', 'RUN uv tool install ruff'), expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] } },
  {
    name: 'in another folder',
    files: { ...image('RUN npm --prefix web install', 'RUN yarn --network-timeout 100000'), ...locks },
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3'] },
  },
  {
    name: 'packages added by their names',
    files: image("RUN pnpm --allow-build='@prisma/engines' add semver prisma@7.3.0", 'RUN yarn add serve', 'RUN bun add serve@1.0.0 hono'),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4'] },
  },
  {
    name: 'told otherwise by the command, or further down, and names that no lock file holds',
    files: {
      ...image('ENV CI=true', 'RUN pnpm install --no-frozen-lockfile', 'RUN pnpm add -g serve', 'ENV CI=false', 'RUN pnpm install'),
      ...locks,
    },
    expect: { fail: ['Dockerfile:3', 'Dockerfile:4', 'Dockerfile:6'] },
  },
  {
    name: 'the archive of a branch',
    files: image('RUN pip install https://github.com/team/lib/archive/main.zip https://github.com/team/lib/archive/v1.2.zip'),
    expect: { fail: ['Dockerfile:2'] },
  },
  { name: 'in the root of a workspace', files: { ...image('RUN pnpm -w install --no-frozen-lockfile'), ...locks }, expect: { fail: ['Dockerfile:2'] } },
  {
    name: 'the installers of Pipfiles and Gemfiles',
    files: {
      ...image('RUN pipenv install --system && pipenv install flask', 'RUN bundle install --jobs 4', 'RUN bundle config set frozen true'),
      'Pipfile.lock': '{}\n',
      'Gemfile.lock': '',
    },
    expect: { fail: ['Dockerfile:2', 'Dockerfile:2', 'Dockerfile:3'] },
  },
  { name: 'go and cargo', files: image('RUN go install tool.example/x@latest && cargo install ripgrep'), expect: { fail: ['Dockerfile:2', 'Dockerfile:2'] } },
  {
    name: 'the other ways of go to fetch a program',
    files: image('RUN go get -u tool.example/x', 'RUN go run tool.example/x@latest gen', 'RUN go get -tool tool.example/y@latest'),
    expect: { fail: ['Dockerfile:2', 'Dockerfile:3', 'Dockerfile:4'] },
  },
  {
    name: 'what stands behind an option of uv',
    files: image('RUN uv pip install --system --python-preference system --index https://pypi.example/simple flask==3.1.0'),
    expect: 'pass',
  },
  {
    name: 'values of options, archives, folders and commits',
    files: image(
      'RUN npm i --loglevel verbose x-1.2.tar.gz ~/x a@1.2 && npm i -g git+https://git.example/a/b.git#v1.2',
      'RUN pip install --root-user-action ignore wheels/x -c limits.txt flask',
      'RUN pip install git+https://git.example/a/b.git@0123456#egg=b flask==3.1.0',
      'RUN pip install -Ur requirements.txt && uv tool install ruff@0.14.1',
    ),
    expect: 'pass',
  },
  {
    name: 'names with a version',
    files: image('RUN npm i -g @scope/x@1.2.3 && pip install flask==3.0.1 "uvicorn[standard]==0.30" && go install tool.example/x@v1 && cargo install --locked rg'),
    expect: 'pass',
  },
  {
    name: 'told by the environment',
    files: {
      ...image('ENV UV_FROZEN=1', 'RUN uv sync', 'ENV YARN_ENABLE_IMMUTABLE_INSTALLS=true', 'RUN yarn install && CI=1 pnpm install --reporter silent'),
      ...locks,
      'uv.lock': '',
    },
    expect: 'pass',
  },
  {
    name: 'Pipfiles and Gemfiles by their lock files',
    files: {
      ...image('RUN pipenv install --deploy --system && pipenv sync', "RUN bundle config set --local deployment 'true' && bundle install", 'RUN bundle exec rake'),
      'own/Dockerfile': dedent`
        FROM ruby:3.4
        ENV BUNDLE_DEPLOYMENT=1
        RUN bundle install
      `,
      'Pipfile.lock': '{}\n',
      'Gemfile.lock': '',
    },
    expect: 'pass',
  },
  {
    name: 'go with a version',
    files: image('RUN go get tool.example/x@v1.2.3 && go run tool.example/y@v2.0.0 --from other@latest && go get -d ./... && go run ./cmd/a'),
    expect: 'pass',
  },
  { name: 'no lock file that could be followed', files: image('RUN npm install'), expect: 'not-applicable' },
  {
    name: 'a file of requirements, and the project itself',
    files: image('RUN pip install -r requirements.txt && pip install -e . && pip install /wheels/x.whl'),
    expect: 'not-applicable',
  },
] satisfies readonly Example[];
