/** Stands near the top of every picture: a file that has it may be written over. */
export const PICTURE_MARK = 'made by plinth graph';
