import type { Graph } from '../graph/graph.ts';
import { withinContext } from '../graph/within-context.ts';

export type PictureFormat = 'html' | 'svg' | 'mermaid' | 'markdown';

export interface PictureOptions {
  readonly format: PictureFormat;
  /** Only this one; undefined: the context map and all of them. */
  readonly context: string | undefined;
}

/** A graph as text in the format that is wished for. */
export async function picture(graph: Graph, { format, context }: PictureOptions): Promise<string> {
  switch (format) {
    case 'mermaid': {
      const { mermaid } = await import('./mermaid.ts');
      return mermaid(context === undefined ? graph : withinContext(graph, context));
    }
    case 'markdown': {
      const { markdown } = await import('./markdown.ts');
      return markdown(graph, context);
    }
    case 'svg': {
      const [{ sheetsOf }, { svg }] = await Promise.all([import('./sheet.ts'), import('./svg.ts')]);
      return svg(await sheetsOf(graph, context), graph.name);
    }
    case 'html': {
      const [{ sheetsOf }, { html }] = await Promise.all([
        import('./sheet.ts'),
        import('./html.ts'),
      ]);
      return html(await sheetsOf(graph, context), graph);
    }
  }
}
