-- AlterTable
ALTER TABLE "profile" ADD COLUMN     "total" DOUBLE PRECISION,
ADD COLUMN     "unit" TEXT;

-- Until now every profile was of time.
UPDATE "profile" SET "total" = "seconds" * 1e6, "unit" = 'microseconds';

ALTER TABLE "profile" ALTER COLUMN "total" SET NOT NULL,
ALTER COLUMN "unit" SET NOT NULL,
DROP COLUMN "seconds";
