import { isLock, isPassedOver } from '../file-names/listed.ts';
import { distinctPaths } from '../file-names/numbered.ts';
import type { ChosenFile } from './checker.ts';

/** A folder was dropped that the browser does not let the page read. */
export class FolderUnreadable extends Error {
  override readonly name = 'FolderUnreadable';
}

/** True if something that is dragged has files. */
export function hasFiles(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') ?? false;
}

/** Returns the files that an input for files or for a folder was given. */
export function filesOfInput(files: Iterable<File>): ChosenFile[] {
  const chosen = Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, content: file }));
  return distinct(chosen.filter(({ path }) => !path.split('/').some(isPassedOver)));
}

/**
 * Returns the files that were dropped, those in folders too. Must be called while the event is handled: what was dropped is
 * gone afterwards.
 */
export function filesOfDrop(data: DataTransfer): Promise<ChosenFile[]> {
  const items = [...data.items].filter(({ kind }) => kind === 'file');
  const found = items.map((item) => {
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    // Chrome lists no folder by its entry for a page that is itself a file, but by its handle.
    const handle = entry?.isDirectory ? handleOf(item) : undefined;
    if (entry?.isDirectory) return filesOfFolder(entry as FileSystemDirectoryEntry, handle);
    return Promise.resolve(file && !isLock(file.name) ? [{ path: file.name, content: file }] : []);
  });
  return Promise.all(found).then((files) => distinct(files.flat()));
}

async function filesOfFolder(
  folder: FileSystemDirectoryEntry,
  handle: Promise<FileSystemHandle | null> | undefined,
): Promise<ChosenFile[]> {
  try {
    return await filesOfEntry(folder, folder.name);
  } catch (cause) {
    const other = await handle?.catch(() => null);
    if (!other) throw new FolderUnreadable(folder.name, { cause });
    return await filesOfHandle(other as FileSystemDirectoryHandle, other.name);
  }
}

async function filesOfEntry(folder: FileSystemDirectoryEntry, path: string): Promise<ChosenFile[]> {
  const files: ChosenFile[] = [];
  for (const entry of await entriesOf(folder)) {
    const name = `${path}/${entry.name}`;
    if (isPassedOver(entry.name)) continue;
    if (entry.isDirectory) files.push(...(await filesOfEntry(entry as FileSystemDirectoryEntry, name)));
    else files.push({ path: name, content: await fileOf(entry as FileSystemFileEntry) });
  }
  return files;
}

/** Lists a folder, of which a reader gives a hundred entries at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** An item of a drop in browsers that give handles, Chrome 86 and newer. */
interface ItemWithHandle {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}

function handleOf(item: DataTransferItem): Promise<FileSystemHandle | null> | undefined {
  const handle = (item as ItemWithHandle).getAsFileSystemHandle?.();
  // It may be refused before anybody asks for it.
  handle?.catch(() => {});
  return handle;
}

/** A folder whose content can be listed, which the types of the language do not know yet. */
interface ListedFolder {
  values(): AsyncIterable<FileSystemDirectoryHandle | FileSystemFileHandle>;
}

async function filesOfHandle(folder: FileSystemDirectoryHandle, path: string): Promise<ChosenFile[]> {
  const files: ChosenFile[] = [];
  for await (const entry of (folder as unknown as ListedFolder).values()) {
    const name = `${path}/${entry.name}`;
    if (isPassedOver(entry.name)) continue;
    if (entry.kind === 'directory') files.push(...(await filesOfHandle(entry, name)));
    else files.push({ path: name, content: await entry.getFile() });
  }
  return files;
}

/** Numbers files of one path, since a path is the name of a file in the result: folders of one name may be dropped together. */
function distinct(files: readonly ChosenFile[]): ChosenFile[] {
  const distinctPath = distinctPaths();
  return files.map(({ path, content }) => ({ path: distinctPath(path), content }));
}
