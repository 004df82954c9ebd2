import { readme } from '../../../../rules/container/shared/documented.ts';
import { dedent } from '../../../../src/dedent.ts';
import type { Example } from '../../../../src/rule.ts';

export default [
  {
    name: 'an article of a site, which tells of other programs',
    files: {
      'apps/blog/_posts/2017/01/spark.md': '```sh\ndocker run -p 8080:8080 spark\n```\n',
      'content/2017-01-02-spark.md': '```sh\ndocker run -p 8080:8080 spark\n```\n',
    },
    expect: 'not-applicable',
  },
  {
    name: 'with an equals sign, glued, in a cluster, and the container’s port only',
    files: readme('docker run --publish=8080:80 app', 'docker run -p8080:80 app', 'podman run -dp 8080:80 app', 'docker container run -p 80 app'),
    expect: { fail: ['README.md:4', 'README.md:5', 'README.md:6', 'README.md:7'] },
  },
  {
    name: 'all interfaces by address, and all ports',
    files: readme('docker run -p 0.0.0.0:80:80 -p [::]:81:81 app', 'sudo docker run -dP app'),
    expect: { fail: ['README.md:4', 'README.md:4', 'README.md:5'] },
  },
  {
    name: 'prompts, indented code, and the other languages’ continuations',
    files: {
      'docs/run.md': dedent`
        Run it:

            $ docker run -p 80:80 app

        \`\`\`powershell
        PS C:\\> docker run \`
          -p 81:81 app
        \`\`\`
      `,
    },
    expect: { fail: ['docs/run.md:3', 'docs/run.md:7'] },
  },
  {
    name: 'scripts',
    files: {
      Makefile: 'up:\n\t@docker run -p ${PORT}:80 $(IMAGE)\n',
      'package.json': dedent`
        {
          "scripts": { "x": "y",
            "up": "docker run -p \\"80:80\\" app"
          }
        }
      `,
    },
    expect: { fail: ['Makefile:2', 'package.json:3'] },
  },
  { name: 'an option of the program inside', files: readme('docker run app:1.0 server -p 8080:8080'), expect: 'not-applicable' },
  {
    name: 'shown as what not to do',
    files: {
      'README.md': dedent`
        # Run

        Do not do this:

        \`\`\`bash
        docker run -p 80:80 app
        \`\`\`

        \`\`\`bash
        # Bad
        docker run -p 80:80 app
        \`\`\`
      `,
    },
    expect: 'not-applicable',
  },
  { name: 'the ports of a proxy', files: readme('docker run -p 80:80 -p 443:443 caddy:2'), expect: 'not-applicable' },
  { name: 'the network of the host, where container/run-host-namespaces looks', files: readme('docker run --network=host -p 8080:8080 app'), expect: 'not-applicable' },
  { name: 'an address that a variable decides', files: readme('docker run -p $HOST_IP:80:80 app'), expect: 'manual' },
] satisfies readonly Example[];
