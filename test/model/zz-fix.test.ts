import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { buildModel } from '/work/main/src/model/build-model.ts';
import { notGenerated } from '/work/main/src/model/not-generated.ts';
import { checkExpressions } from '/work/main/src/model/typecheck.ts';
import { locateFindings } from '/work/main/src/report/findings.ts';
import { parseSpec } from '/work/main/src/spec/parse-spec.ts';
const folder='/work/main/test/model/codes/';
test('fix', async () => { for (const name of readdirSync(folder)) {
  const text=readFileSync(folder+name,'utf8'); const source={root:{path:'plinth.yaml',text},included:[]};
  const {spec,diagnostics}=await parseSpec(source); const built=spec&&buildModel(spec); const types=await checkExpressions(built?.expressions??[],new Set());
  const leftOut = name.startsWith('SPEC_NOT_GENERATED')&&spec?notGenerated(spec):undefined;
  const all=[...diagnostics,...(built?.diagnostics??[]),...types.diagnostics];
  const f=await locateFindings(source,leftOut?[...all,leftOut]:all);
  if (f.length!==1) { console.log(name,f.length); continue; }
  const w=`${f[0].code}: ${f[0].message}${f[0].hint===undefined?'':` (${f[0].hint})`}`;
  const next=text.replace(/^(#( *)\^+ )SPEC_\w+: .*$/m,(_,a)=>a+w);
  if (next!==text) { writeFileSync(folder+name,next); }
}});
