import { getProfileSchema } from './schemas/get-profile.js';
import { profileStatusSchema } from './schemas/profile-status.js';

export const vetsSchemas = [profileStatusSchema, getProfileSchema];
