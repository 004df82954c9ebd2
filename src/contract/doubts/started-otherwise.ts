import type { Compose } from '../../facts/compose/compose.ts';
import type { Kubernetes } from '../../facts/kubernetes/kubernetes.ts';
import type { Location } from '../../location.ts';
import type { Answer } from '../contract.ts';

/** What a container is started as wins over what its image, or another setting of it, makes of it: root over a user, and privileged over what is taken from it. */
export const startedOtherwise = (answer: Answer, { services }: Compose, { workloads }: Kubernetes): Answer => {
  if (answer.verdict !== 'kept') return answer;
  const started = services.filter(({ runs, development }) => runs && !development);
  const containers = workloads.flatMap((workload) => workload.containers.filter(({ role }) => role === 'container'));
  const [other] = [
    ...(answer.rule === 'container/non-root' ? [...servicesAsRoot(started), ...podsAsRoot(containers)] : []),
    ...(ofLessRights.test(answer.rule ?? '') ? [...privilegedServices(started), ...privilegedPods(containers)] : []),
  ];
  return other
    ? {
        ...answer,
        verdict: 'manual',
        question: `${other.by} starts a container ${other.as}, which undoes that. Which is meant?`,
        evidence: [...answer.evidence, { path: other.at.path, line: other.at.line ?? null, stage: 'contradicts', note: `starts it ${other.as}` }],
      }
    : answer;
};

const ofLessRights = /^container\/(?:compose-(?:cap-add|cap-drop|seccomp-off)|kubernetes-(?:capabilities-add|capabilities-drop-all|seccomp-profile))$/;

interface Start {
  readonly by: string;
  readonly as: string;
  readonly at: Location;
}
type Services = Compose['services'];
type Containers = Kubernetes['workloads'][number]['containers'];

/** The image of somebody else may need it. */
const servicesAsRoot = (services: Services): readonly Start[] =>
  services.flatMap(({ name, build, user }) =>
    user && build !== undefined && /^(?:root|0+)(?::|$)/.test(user.text) ? [{ by: `The service "${name}" of Compose`, as: `as ${user.text}`, at: user.at }] : [],
  );

const podsAsRoot = (containers: Containers): readonly Start[] =>
  containers.flatMap(({ runAsUser }) => (runAsUser?.value === '0' ? [{ by: 'Kubernetes', as: 'as 0', at: runAsUser.at }] : []));

const privilegedServices = (services: Services): readonly Start[] =>
  services.flatMap(({ name, privileged }) => privileged.filter(({ text }) => text === 'true').map(({ at }) => ({ by: `The service "${name}" of Compose`, as: 'privileged', at })));

const privilegedPods = (containers: Containers): readonly Start[] =>
  containers.flatMap(({ privileged }) => (privileged?.value === true ? [{ by: 'Kubernetes', as: 'privileged', at: privileged.at }] : []));
