import { tool } from '../../version.ts';

/** The author of a workbook that this program wrote. A program that saves it anew puts another name there. */
export const author = tool.name;
