import { basename } from 'node:path';

/** A name for the app in a folder, as `app: { name }` wants it. @example appName('/tmp/My Shop') // 'my-shop' */
export function appName(folder: string): string {
  const name = basename(folder)
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  return name === '' ? 'app' : name.slice(0, 60);
}
