import { defineFact } from './fact.ts';
import { childOf, flagOf, itemsOf, textOf } from './formats/data-node.ts';
import { yamlRoot } from './formats/yaml.ts';
import type { SourceFile } from './source-file.ts';

/** The forms that somebody who opens an issue is shown. */
export interface IssueTemplates {
  readonly forms: readonly IssueForm[];
  /** `config.yml` beside them: links out of the chooser. */
  readonly chooser: { readonly path: string; readonly blankIssues: boolean; readonly links: readonly ChooserLink[] } | undefined;
}

export interface IssueForm {
  readonly path: string;
  /** The first line that speaks of vulnerabilities or security. */
  readonly securityAt: number | undefined;
  /** The first line that sends them elsewhere: to the policy, an address, the advisories. */
  readonly redirectAt: number | undefined;
}

export interface ChooserLink {
  readonly name: string;
  readonly url: string;
  readonly about: string;
  readonly line: number;
}

type Extract = { readonly form: IssueForm } | { readonly chooser: NonNullable<IssueTemplates['chooser']> };

const place = /^(?:\.github\/|docs\/|)(?:issue_template(?:\.md|\.txt)?|issue_template\/[^/]+\.(?:md|ya?ml)|\.gitlab\/issue_templates\/[^/]+\.md)$/i;
const redirect =
  /SECURITY\.md|security policy|security\/(?:policy|advisories)|privately|do not (?:report|open|file|disclose|use)|report a vulnerability|hackerone|[\w.+-]@[\w-]+\.[a-z]{2,}/i;

export const issueTemplates = defineFact({
  name: 'issueTemplates',
  revision: 1,
  selects: (file) => place.test(file.path),
  extract: (file: SourceFile): Extract => (/\/config\.ya?ml$/i.test(file.path) ? chooserOf(file) : formOf(file)),
  combine({ extracts }) {
    const values = extracts.map(({ value }) => value);
    return { forms: values.flatMap((value) => ('form' in value ? [value.form] : [])), chooser: values.flatMap((value) => ('chooser' in value ? [value.chooser] : []))[0] };
  },
});

const chooserOf = (file: SourceFile): Extract => {
  const root = yamlRoot(file);
  const links = itemsOf(childOf(root, 'contact_links')).map((item) => ({
    name: textOf(childOf(item, 'name')) ?? '',
    url: textOf(childOf(item, 'url')) ?? '',
    about: textOf(childOf(item, 'about')) ?? '',
    line: item.line,
  }));
  return { chooser: { path: file.path, blankIssues: flagOf(childOf(root, 'blank_issues_enabled')) ?? true, links } };
};

const formOf = (file: SourceFile): Extract => {
  const lineOf = (test: (line: string) => boolean): number | undefined => {
    const index = file.lines.findIndex((line) => line.length < 4000 && test(line));
    return index < 0 ? undefined : index + 1;
  };
  const aboutSecurity = (line: string): boolean => /vulnerabilit|security/i.test(line);
  return { form: { path: file.path, securityAt: lineOf(aboutSecurity), redirectAt: lineOf((line) => aboutSecurity(line) && redirect.test(line)) } };
};
