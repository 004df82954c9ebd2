import { defineRule, type Facts, type Fix, type Verdicts } from 'policy-audit';
import { asks, right, wrong } from './shared/compose.ts';
import { dockerfileOf } from './shared/dockerfile-examples.ts';
import { type Dockerfile, each, judgeDockerfiles, place, type Stage } from './shared/dockerfiles.ts';
import { type Builds, baseOf, isEntryProgram, nonRootImages, numberOf, rightsDropped, userThrough } from './shared/image-user.ts';
import { cisDocker, cwe } from './shared/references.ts';

export default defineRule({
  id: 'container/non-root',
  title: 'Every image runs as a non-root user',
  severity: 'high',
  rationale:
    'A process that breaks out of its container, or writes to a mounted folder, does so as the user it runs as. Root inside is root outside unless user namespaces are remapped, and it can install tools and rewrite the program.',
  remediation: 'Create a user in the final stage and switch to it after the last instruction that needs root: `USER 10001:10001`, or use a base image that sets one.',
  practices: ['container/non-root'],
  references: [...cisDocker('4.1'), cwe(250), { standard: 'Dockerfile reference', control: 'USER', url: 'https://docs.docker.com/reference/dockerfile/#user' }],
  since: '0.1.0',
  needs: ['dockerfiles', 'imageBuilds'],
  options: {
    nonRootImages: { description: 'Images that set a user of their own: the end of their name, with `*` for any text and a tag where it matters.', default: nonRootImages },
  },
  check({ dockerfiles, imageBuilds }, options) {
    return judgeDockerfiles(
      dockerfiles,
      (dockerfile) => each(builtStages(dockerfile, imageBuilds), (stage) => judgeStage(dockerfile, stage, { dockerfiles, imageBuilds }, options.nonRootImages)),
      'As which user do these images run their program?',
    );
  },
  examples: {
    bad: [
      { name: 'no USER at all', files: dockerfileOf('FROM alpine:3.20', 'CMD ["sh"]'), expect: { fail: ['Dockerfile:1'] } },
      { name: 'root by number, with leading zeros and a group', files: dockerfileOf('FROM alpine:3.20', 'USER 00:0'), expect: { fail: ['Dockerfile:2'] } },
    ],
    good: [
      { name: 'a user with a name', files: dockerfileOf('FROM alpine:3.20', 'RUN adduser -D app', 'USER app'), expect: 'pass' },
      { name: 'a base image named in the options', files: dockerfileOf('FROM registry.example/team/base:3'), options: { nonRootImages: ['team/base'] }, expect: 'pass' },
      { name: 'in tests and examples', files: { 'tests/fixtures/Dockerfile': 'FROM alpine\n', 'examples/Dockerfile': 'FROM alpine\n' }, expect: 'not-applicable' },
    ],
  },
});

/** The final stage, and those that Compose, a workflow or a command names as target. */
const builtStages = (dockerfile: Dockerfile, builds: Facts['imageBuilds']): readonly Stage[] => {
  const targets = builds.of(dockerfile.id).flatMap(({ target }) => target?.toLowerCase() ?? []);
  return dockerfile.stages.filter(({ index, name }) => index === dockerfile.final.index || targets.includes(name?.toLowerCase() ?? '') || targets.includes(String(index)));
};

/** Base images of AWS Lambda: https://docs.aws.amazon.com/lambda/latest/dg/images-create.html asks for no USER. */
const lambda = /(?:^|\/)(?:public\.ecr\.aws\/lambda\/|amazon\/aws-lambda-)[\w-]+$/;

/** Stages, files and folders for whoever develops. */
const aside = /(?:^|[^a-z])(?:devcontainer|dev(?:el|elop|elopment)?|tests?|testing|build(?:er)?|lint|check|ci|debug|artifacts?|export|output)(?:[^a-z]|$)/i;
/** By the name of the file or its folder; a folder for developers may hold others. */
const isAside = (path: string): boolean => aside.test(path.split('/').slice(-2).join('/')) || /(?:^|\/)(?:dev(?:elop|elopment)?|local)\//i.test(path);

/** Root has no need of sudo, which the official images do not have. What an earlier stage made may have it for whatever reason. */
const asksForRoot = ({ runs, base, image }: Stage): boolean => {
  const first = runs[0]?.commands[0];
  if (!first?.program || first.via[0] !== 'sudo' || base !== undefined || !image?.repository.replace(/^(?:docker\.io\/)?library\//, '').includes('/')) return false;
  // At most one letter of an option between them: `sudo -u app` gives rights away.
  return first.program.line === first.line && first.program.column - first.column <= 'sudo -E '.length;
};

const judgeStage = (dockerfile: Dockerfile, stage: Stage, given: Builds, nonRoot: readonly string[]): Verdicts => {
  if (stage.scratch && !stage.entrypoint && !stage.cmd && stage.keywords.every((keyword) => /^(?:COPY|ADD|LABEL|ARG)$/.test(keyword))) return {};
  const user = userThrough(stage, given, nonRoot, 0);
  const at = place(dockerfile, stage.user ?? stage);
  if (user.is === 'root' && user.by === 'image' && given.imageBuilds.of(dockerfile.id).some(({ contexts }) => contexts.some(({ name }) => name === baseOf(stage))))
    return asks(at, `there is no USER, and a build puts something else in place of ${baseOf(stage)}`);
  if (user.is === 'unknown') return asks(at, user.why);
  const number = user.is === 'other' ? numberOf(user.name, stage, dockerfile) : undefined;
  if (user.is === 'other')
    return right(at, user.by === 'USER' ? `runs as ${user.name}${number === undefined ? '' : ` (UID ${number})`}` : `${stage.image?.repository} sets a user other than root`);
  if (user.by === 'image' && lambda.test(stage.image?.repository ?? '')) return right(at, 'AWS Lambda runs it as a user of its own');
  if (user.by === 'image' && asksForRoot(stage)) return asks(at, `there is no USER, and the first command asks for root, so ${baseOf(stage)} seems to set another user`);
  const dropped = rightsDropped(dockerfile, stage, given.dockerfiles.entryScripts);
  if (dropped) return asks(dropped, 'starts as root, and then another user seems to take over');
  if (isEntryProgram(stage, given.dockerfiles.entryScripts)) return asks(at, 'starts as root, and its entry point may go on as another user');
  const final = stage.index === dockerfile.final.index;
  const what = final ? 'The image' : `The image of the target "${stage.name ?? stage.index}"`;
  const why =
    user.by === 'USER'
      ? `USER ${stage.user?.value.written} is the last one in force`
      : `its ${final ? 'final ' : ''}stage sets no USER${stage.scratch ? '' : `, and ${baseOf(stage)} is not known to set one`}`;
  return wrong(`${what} runs as root: ${why}.`, at, {
    ...(final && !/windows/i.test(stage.image?.repository ?? '') && dockerfile.id === dockerfile.path ? { fix: plainUser(dockerfile) } : {}),
    ...(isAside(dockerfile.path) || (!final && aside.test(stage.name ?? '')) ? { severity: 'low' as const } : {}),
  });
};

/** In front of the command, where nothing of the stage comes behind it that would undo or hinder it; else at the end of the file, which is that of the last stage. */
const plainUser = ({ path, final }: Dockerfile): Fix => {
  const lines = ['USER 10001:10001'];
  const starts = [final.cmd, final.entrypoint].flatMap((start) => (start?.stage === final.index ? [start.line] : []));
  const before = Math.min(...starts);
  const later = [...final.runs, ...final.copies, ...(final.user?.stage === final.index ? [final.user] : [])].some(({ line }) => line > before);
  const atEnd = starts.length === 0 || later;
  return { safe: false, title: 'Run as the user 10001', edits: [atEnd ? { kind: 'append', path, lines } : { kind: 'insert', path, before, lines }] };
};
