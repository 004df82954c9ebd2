import { UnreadableError } from '../../errors.ts';
import type { SourceFile } from '../source-file.ts';
import { type YamlDocument, yamlFile } from './yaml.ts';

/** A text that an engine (Helm, Jinja, ERB) has to fill in: before that it need not be YAML. */
export const isTemplate = (text: string): boolean => /\{\{|\{%|<%/.test(text);

/** The documents of settings, as far as they parse; none of a template that is no YAML yet. */
export const settingsDocuments = (file: SourceFile): readonly YamlDocument[] => {
  try {
    return yamlFile(file).documents;
  } catch (error) {
    if (error instanceof UnreadableError && isTemplate(file.text)) return [];
    throw error;
  }
};
