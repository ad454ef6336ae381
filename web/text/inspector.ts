import { type OneLang, pairs } from './pairs.ts';

const tree = {
  title: ['Tem gốc · Kiểm tra', 'Temgốc · Inspection'],
} as const;

/** What the inspector's app says. */
export const inspectorText = pairs(tree);

/** The inspector's texts in one language. */
export type InspectorText = OneLang<typeof tree>;
