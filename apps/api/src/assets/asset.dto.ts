import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsIP,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  ASSET_STATUSES,
  CONNECTION_STATUSES,
  CREDENTIAL_TYPES,
  CRITICALITIES,
  DEVICE_TYPES,
  ENVIRONMENTS,
  OS_TYPES,
} from '@app/assets';

const Text = (maximum: number): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional({ maxLength: maximum }), IsOptional(), IsString(), MaxLength(maximum));

const Size = (): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional({ minimum: 0 }), IsOptional(), IsInt(), Min(0), Max(1_000_000));

const OneOf = (values: readonly string[]): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional({ enum: values }), IsOptional(), IsIn(values));

const Flag = (): PropertyDecorator => applyDecorators(ApiPropertyOptional(), IsOptional(), IsBoolean());

const Port = (): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional({ minimum: 1, maximum: 65_535 }), IsInt(), Min(1), Max(65_535));

export class AdditionalServiceDto {
  @ApiProperty({ example: 'https' })
  @IsString()
  @Length(1, 100)
  service_type: string;

  @Port()
  port: number;

  @IsBoolean()
  is_secure: boolean;
}

/** Body of `POST /assets`. Unknown fields are refused; credentials are none of them. */
export class AssetDto {
  @ApiProperty({ example: 'web-prod-05' })
  @IsString()
  @Length(1, 253)
  name: string;

  @ApiProperty({ enum: ENVIRONMENTS })
  @IsIn(ENVIRONMENTS)
  environment: (typeof ENVIRONMENTS)[number];

  @ApiPropertyOptional({ description: 'IPv4 or IPv6.' })
  @IsOptional()
  @IsIP()
  ip_address?: string;

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  tags?: string[];

  @IsOptional()
  @Port()
  port?: number;

  @ApiPropertyOptional({ type: [AdditionalServiceDto] })
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => AdditionalServiceDto)
  additional_services?: AdditionalServiceDto[];

  @OneOf(DEVICE_TYPES)
  device_type?: (typeof DEVICE_TYPES)[number];

  @OneOf(OS_TYPES)
  os_type?: (typeof OS_TYPES)[number];

  @OneOf(ASSET_STATUSES)
  status?: (typeof ASSET_STATUSES)[number];

  @OneOf(CRITICALITIES)
  criticality?: (typeof CRITICALITIES)[number];

  @OneOf(CREDENTIAL_TYPES)
  credential_type?: (typeof CREDENTIAL_TYPES)[number];

  @OneOf(CONNECTION_STATUSES)
  connection_status?: (typeof CONNECTION_STATUSES)[number];

  @Size()
  cpu_cores?: number;

  @Size()
  memory_gb?: number;

  @Size()
  disk_gb?: number;

  @Flag()
  is_secure?: boolean;

  @Flag()
  is_active?: boolean;

  @Text(255)
  hostname?: string | null;

  @Text(2000)
  description?: string | null;

  @Text(255)
  hardware_make?: string | null;

  @Text(255)
  hardware_model?: string | null;

  @Text(255)
  serial_number?: string | null;

  @Text(255)
  os_version?: string | null;

  @Text(255)
  physical_address?: string | null;

  @Text(255)
  data_center?: string | null;

  @Text(255)
  building?: string | null;

  @Text(255)
  room?: string | null;

  @Text(255)
  rack_position?: string | null;

  @Text(255)
  rack_location?: string | null;

  @Text(255)
  owner?: string | null;

  @Text(255)
  support_contact?: string | null;

  @Text(255)
  contract_number?: string | null;

  @Text(255)
  service_type?: string | null;

  @Text(255)
  username?: string | null;

  @Text(255)
  database_type?: string | null;

  @Text(255)
  database_name?: string | null;

  @Text(5000)
  notes?: string | null;
}

/** Body of `PATCH /assets/:reference`: the fields to change. */
export class AssetChangesDto extends PartialType(AssetDto) {}
