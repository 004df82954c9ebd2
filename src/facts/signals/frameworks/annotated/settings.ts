import { expression } from '../../../../long-expression.ts';
import { settingsDocuments } from '../../../formats/yaml-template.ts';
import type { SourceFile } from '../../../source-file.ts';
import { flattened } from '../spring/properties.ts';

/** A setting of Quarkus or Micronaut that bears on requests; other settings may be secrets, and are not kept. */
export interface JvmSetting {
  /** Lower case, without dashes and quotes. */
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

const name = /(?:^|\/)application(?:-(?:prod|production))?\.(?:ya?ml|properties)$/;
const wanted = expression()`
    ^(?:
      quarkus\.http\.(?:
        cors(?:\.(?:enabled|origins))?
        |header\.(?:xframeoptions|xcontenttypeoptions|contentsecuritypolicy|stricttransportsecurity)\.(?:value|path)|accesslog\.enabled
        |limits\.maxbodysize|insecurerequests|auth\.permission\.[\w.]+\.(?:paths|policy|methods|enabled)|auth\.(?:basic|proactive)|rootpath
      )|quarkus\.security\.(?:jaxrs|rest)\.(?:denyunannotatedendpoints|defaultrolesallowed)
      |quarkus\.(?:resteasy|rest|resteasyreactive)\.path
      |micronaut\.server\.(?:
        cors\.enabled|cors\.configurations\.\w+\.allowedorigins(?:regex)?|contextpath|maxrequestsize|netty\.accesslogger\.enabled
      )|quarkus\.micrometer\.enabled|micronaut\.metrics\.enabled|micronaut\.security\.(?:enabled|intercepturlmap\.(?:pattern|access))
      |endpoints\.(?:all|health|prometheus)\.(?:enabled|sensitive)
    )$
  `;

export const isSettings = (path: string): boolean => name.test(path);

/** Those of the profiles for developers and tests are left out. */
export const settingsIn = (file: SourceFile): readonly JvmSetting[] =>
  (file.path.endsWith('.properties') ? linesOf(file.lines) : settingsDocuments(file).flatMap(({ root }) => (root ? [...flattened(root, '')] : [])))
    .map(({ key, value, line }) => ({ key: key.replace(/^"?%prod"?\./, ''), value, line }))
    .filter(({ key }) => wanted.test(key))
    .slice(0, 300);

const linesOf = (lines: readonly string[]): JvmSetting[] =>
  lines.slice(0, 5000).flatMap((text, index) => {
    const [, key, value = ''] = /^\s*([\w.%"[\]-]{1,200})\s*[=:]\s*(.{0,500})$/.exec(text) ?? [];
    return key === undefined ? [] : [{ key: key.toLowerCase().replaceAll(/["_-]|\[\d+\]/g, ''), value: value.trim(), line: index + 1 }];
  });
