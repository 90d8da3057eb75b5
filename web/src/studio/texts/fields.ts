/** Names of fields of documents that have a text of their own (field.*). */
const fields = [
  'name', 'language', 'zone', 'target', 'targets', 'seed', 'replications', 'shrinkage', 'indifference',
  'role', 'format', 'sheet', 'mapping', 'columns',
  'title', 'owner', 'due', 'state', 'expected', 'measured', 'finding', 'note',
] as const;

export default fields;
