import type { Location } from '../../location.ts';
import type { ComposeService } from '../compose/service.ts';
import type { DocumentedCommand } from '../documented-commands/documented-commands.ts';
import { type EngineOption, engineCall } from '../documented-commands/engine-options.ts';
import { defineFact, type Facts } from '../fact.ts';
import { placesOf } from '../formats/placed-text.ts';
import { folderOf } from '../paths.ts';
import { parseShell } from '../text/shell-words.ts';
import type { PlacedStep } from '../workflows/workflow.ts';
import { proves, zoneOf } from '../zone.ts';
import { type BuildWords, buildWords, concerns, mayTellOfBuilds } from './build-words.ts';
import type { Pull } from './dockerfile.ts';
import type { Dockerfiles } from './dockerfiles.ts';
import { parseImageReference } from './image-reference.ts';

/** Who builds which Dockerfile, in which folder, up to which stage, under which names: Compose, workflows, scripts and the documentation. */
export interface ImageBuilds {
  readonly all: readonly ImageBuild[];
  /** Those of the Dockerfile with this path. */
  of(dockerfile: string): readonly ImageBuild[];
  /** The first that gives its image this name. */
  named(image: string): ImageBuild | undefined;
}

export interface ImageBuild {
  readonly by: 'compose' | 'workflow' | 'command';
  readonly at: Location;
  /** Of the tree. */
  readonly dockerfile: string;
  /** Undefined where it cannot be known. The root is ''. */
  readonly context: string | undefined;
  readonly target: string | undefined;
  readonly tags: readonly string[];
  readonly contexts: readonly BuildContext[];
}

/** What a build puts in place of an image that FROM or `--from` names: a folder, or an image of its own choice. */
export interface BuildContext {
  readonly name: string;
  readonly pulls?: Pick<Pull, 'name' | 'image'>;
}

/** A build as written: paths are relative to one of the folders. */
interface WrittenBuild extends Pick<ImageBuild, 'by' | 'at' | 'target' | 'tags' | 'contexts'> {
  readonly file: string | undefined;
  readonly context: string | undefined;
  readonly from: readonly string[];
}

export const imageBuilds = defineFact({
  name: 'imageBuilds',
  revision: 5,
  needs: ['dockerfiles', 'compose', 'documentedCommands', 'workflows', 'bakeTargets'],
  selects: mayTellOfBuilds,
  extract: (file): BuildWords => buildWords(file),
  concerns: concerns('builds'),
  combine({ given: { dockerfiles, compose, documentedCommands, workflows, bakeTargets } }) {
    const written = [...documentedCommands.all.flatMap(buildOfCommand), ...workflows.steps.flatMap(buildsOfStep), ...bakeTargets.all.map(buildOfTarget)];
    const all = [...compose.services.flatMap(buildOfService), ...written.flatMap((build) => placed(build, dockerfiles))];
    const byFile = new Map<string, ImageBuild[]>(all.map(({ dockerfile }) => [dockerfile, []]));
    for (const build of all) byFile.get(build.dockerfile)?.push(build);
    const byName = new Map(all.toReversed().flatMap((build) => build.tags.map((tag) => [tag, build])));
    return { all, of: (dockerfile) => byFile.get(dockerfile) ?? [], named: (image) => byName.get(image) };
  },
});

const buildOfService = ({ build, image }: ComposeService): ImageBuild[] =>
  build?.dockerfile === undefined
    ? []
    : [
        {
          by: 'compose',
          at: build.at,
          dockerfile: build.dockerfile,
          context: build.context === undefined ? undefined : tidy(build.context),
          target: build.target?.text,
          tags: image ? [image.text] : [],
          contexts: build.contexts.map(({ name, text }) => buildContext(name, text)),
        },
      ];

const buildOfCommand = ({ action, at, options, operand, source }: DocumentedCommand): WrittenBuild[] => {
  if (action !== 'build') return [];
  const folder = folderOf(at.path);
  const ownFolder = source === 'script' && !/\.sh$/.test(at.path);
  return [{ by: 'command', at, ...saidByOptions(options), context: operand ?? '.', from: ownFolder ? [folder, ''] : ['', folder] }];
};

/** `docker/build-push-action` and its like, and `docker build` in scripts. */
const buildsOfStep = ({ path, step, job }: PlacedStep): WrittenBuild[] => {
  const setting = (name: string): string | undefined => step.with.find((one) => one.name.toLowerCase() === name)?.value.value;
  if (step.uses && /\/(?:build-push-action|buildah-build|kaniko-action|action-docker-build|publish-docker-github-action)(?:@|$)/.test(step.uses.value)) {
    const tags = (setting('tags') ?? '').split(/[\s,]+/).filter((tag) => tag !== '');
    return [
      {
        by: 'workflow',
        at: { path, line: step.line, column: step.column },
        file: setting('file') ?? setting('dockerfile'),
        context: setting('context') ?? '.',
        target: setting('target'),
        tags,
        contexts: contextsIn((setting('build-contexts') ?? '').split('\n')),
        from: [''],
      },
    ];
  }
  const { run } = step;
  if (!run || !/\b(?:docker|podman|nerdctl|buildah)\b/.test(run.value)) return [];
  const folder = tidy(step.workingDirectory ?? job?.workingDirectory ?? '');
  return parseShell(run.value, placesOf(run)).flatMap((command): WrittenBuild[] => {
    const call = engineCall(command);
    if (call?.action !== 'build') return [];
    const place = { path, line: call.line, column: call.column };
    return [{ by: 'workflow', at: place, ...saidByOptions(call.options), context: call.operand?.text ?? '.', from: [folder, ''] }];
  });
};

/** Its paths start where bake is called, which is mostly the root; its Dockerfile lies in its context. Of a test, only what it tells of the Dockerfile counts. */
const buildOfTarget = ({ at, context = '.', dockerfile = 'Dockerfile', target, tags, contexts }: Facts['bakeTargets']['all'][number]): WrittenBuild => ({
  by: 'command',
  at,
  file: `${context}/${dockerfile}`,
  context,
  ...(proves(zoneOf(at.path)) ? { target, tags } : { target: undefined, tags: [] }),
  contexts: contexts.map(({ name, place }) => buildContext(name, place)),
  from: ['', folderOf(at.path)],
});

const saidByOptions = (options: readonly Pick<EngineOption, 'name' | 'value'>[]): Pick<WrittenBuild, 'file' | 'target' | 'tags' | 'contexts'> => {
  const all = (wanted: string): readonly string[] => options.flatMap(({ name, value }) => (name === wanted && value !== undefined ? [value] : []));
  return { file: all('file').at(-1), target: all('target').at(-1), tags: all('tag'), contexts: contextsIn(all('build-context')) };
};

/** Each is written as `name=place`. */
const contextsIn = (written: readonly string[]): readonly BuildContext[] =>
  written.flatMap((one) => {
    const [, name, place = ''] = /^\s*"?([\w./-]+)=([^\s"]*)/.exec(one) ?? [];
    return name === undefined ? [] : [buildContext(name, place)];
  });

const buildContext = (name: string, place: string): BuildContext => {
  const image = /^docker-image:\/\/(.+)/.exec(place)?.[1];
  if (image === undefined) return { name };
  const known = !/[$<{]/.test(image);
  return { name, pulls: { name: { written: image, ...(known ? { text: image } : {}), missing: [] }, ...(known ? { image: parseImageReference(image) } : {}) } };
};

/** The build with its Dockerfile, where that is one of the tree. */
const placed = ({ file, context, from, ...build }: WrittenBuild, dockerfiles: Dockerfiles): ImageBuild[] => {
  const known = context !== undefined && !/[$<{]|^https?:|^git@|^-$/.test(context);
  for (const folder of from) {
    const inside = known ? tidy(`${folder}/${context}`) : undefined;
    const names =
      file === undefined ? (inside === undefined ? [] : ['Dockerfile', 'Containerfile', 'dockerfile'].map((name) => tidy(`${inside}/${name}`))) : [tidy(`${folder}/${file}`)];
    const dockerfile = names.find((name) => dockerfiles.at(name));
    if (dockerfile !== undefined) return [{ ...build, dockerfile, context: inside }];
  }
  return [];
};

/** Without `.`, `..` and slashes at the ends. */
const tidy = (path: string): string => {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
};
