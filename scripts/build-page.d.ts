export declare const pageName: string;
export declare function buildPage(folder: string): Promise<string[]>;
