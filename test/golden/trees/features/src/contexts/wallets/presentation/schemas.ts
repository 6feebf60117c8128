import { kindSchema } from './schemas/kind.js';
import { methodSchema } from './schemas/method.js';
import { walletSchema } from './schemas/wallet.js';

export const walletsSchemas = [kindSchema, methodSchema, walletSchema];
