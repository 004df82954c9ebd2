import { type Given, judge, manual, type Outcome } from 'policy-audit';

type CiImage = Given<readonly ['pipelines']>['pipelines']['images'][number];

/** The tag of an image, `@` for a digest; undefined without either. The port of a registry (`host:5000/app`) is no tag. */
export const versionOf = (image: string): string | undefined => (image.includes('@') ? '@' : /:([^:/]+)$/.exec(image)?.[1]);

/** What CircleCI moves along in its own images. */
const moved = /^(?:cimg\/[\w-]+|[\w-]+):(?:current|edge|stable|default)$/;

/** Images of one CI system: `latest` or no tag fails, a variable that nothing in the file sets is a question. */
export const judgeImages = (images: readonly CiImage[], system: CiImage['system'], title: string): Outcome => {
  const own = images.filter((image) => image.system === system && !/^(?:scratch|Dockerfile)$/.test(image.value));
  const judged = own.map(({ path, line, column, value }) => {
    const version = versionOf(value);
    const at = { path, line, column };
    const open = /[$%]|<<|\{\{/.test(version ?? value);
    return { at, value, version, open };
  });
  const findings = judged
    .filter(({ version, open, value }) => !open && (version === undefined || version.toLowerCase() === 'latest' || (system === 'circleci' && moved.test(value))))
    .map(({ at, value, version }) => ({ message: version ? `The image ${value} is whatever was pushed last.` : `The image ${value} has no tag, which means the latest.`, at }));
  const evidence = judged.filter(({ version, open }) => version !== undefined && !open).map(({ at, value }) => ({ at, note: `${value} names its version` }));
  const unknown = judged.filter(({ open }) => open).map(({ at, value }) => ({ at, note: `${value} is set elsewhere` }));
  if (findings.length === 0 && evidence.length === 0 && unknown.length > 0) return manual('Do these variables name a version other than latest?', unknown);
  return judge(findings, evidence, `No job of ${title} names an image.`);
};

export const imageRationale = 'A build in an image that changes on its own cannot be repeated, and a bad image is run, with the secrets of the job, on the day it is pushed.';
export const imageRemediation = 'Specify the version the job was tested with, ideally with its digest: image: node:22.11@sha256:<64 hex digits>.';
