import { childOf, type DataNode, flagOf, itemsOf, textOf } from '../formats/data-node.ts';

/** What a SECURITY-INSIGHTS.yml (OpenSSF, version 1 or 2) says of reports. */
export interface SecurityInsights {
  readonly path: string;
  readonly acceptsReports: boolean | undefined;
  readonly contacts: readonly { readonly value: string; readonly line: number }[];
  readonly policy: { readonly value: string; readonly line: number } | undefined;
}

export const insightsOf = (path: string, root: DataNode | undefined): SecurityInsights => {
  const reporting = childOf(root, 'vulnerability-reporting') ?? childOf(root, 'project', 'vulnerability-reporting');
  const contacts = [
    childOf(reporting, 'email-contact'),
    childOf(reporting, 'contact', 'email'),
    ...itemsOf(childOf(root, 'security-contacts')).map((item) => childOf(item, 'value')),
  ];
  return {
    path,
    acceptsReports: flagOf(childOf(reporting, 'accepts-vulnerability-reports') ?? childOf(reporting, 'reports-accepted')),
    contacts: contacts.flatMap(placed),
    policy: placed(childOf(reporting, 'security-policy') ?? childOf(reporting, 'policy'))[0],
  };
};

const placed = (node: DataNode | undefined): { value: string; line: number }[] => {
  const value = textOf(node);
  return value === undefined || node === undefined ? [] : [{ value, line: node.line }];
};
