import { dockerfileFrom } from '../../../../rules/container/shared/dockerfile-examples.ts';
import type { Example } from '../../../../src/rule.ts';

const image = dockerfileFrom('ubuntu:24.04');

export default [
  { name: 'among other ports, with its protocol', files: image('EXPOSE 80 22/tcp'), expect: { fail: ['Dockerfile:2'] } },
  { name: 'in a range, and by a variable', files: image('ARG SSH=22', 'EXPOSE 20-25', 'EXPOSE $SSH'), expect: { fail: ['Dockerfile:3', 'Dockerfile:4'] } },
  { name: 'a server that the image starts', files: image('RUN apt-get install -y openssh-server', 'CMD ["/usr/sbin/sshd", "-D"]'), expect: { fail: ['Dockerfile:3'] } },
  { name: 'by the script of its service', files: image('CMD service ssh start && tail -f /dev/null'), expect: { fail: ['Dockerfile:2'] } },
  { name: 'another protocol', files: image('EXPOSE 22/udp'), expect: 'pass' },
  { name: 'nothing is exposed', files: image('RUN apt-get install -y openssh-client'), expect: 'not-applicable' },
  { name: 'asked about only', files: image('EXPOSE 80', 'CMD service ssh status; exec app'), expect: 'pass' },
] satisfies readonly Example[];
