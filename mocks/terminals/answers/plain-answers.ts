import type { Bodies } from '../bodies.ts';
import { toMajor } from '../money.ts';
import { failure, type Json, SUCCESS } from '../nexo.ts';

/** How a terminal is, for a diagnosis. */
export interface Health {
  readonly busy: boolean;
  readonly readerOk: boolean;
  readonly hostReachable: boolean;
  readonly loggedSaleIds: readonly string[];
}

/** `DiagnosisResponse`: a heartbeat. */
export function diagnosisAnswer(health: Health, withHosts: boolean): Json {
  const { readerOk, hostReachable, loggedSaleIds } = health;
  return {
    Response: SUCCESS,
    LoggedSaleID: loggedSaleIds,
    POIStatus: {
      GlobalStatus: globalStatus(health),
      SecurityOKFlag: true,
      PEDOKFlag: readerOk,
      CardReaderOKFlag: readerOk,
      PrinterStatus: readerOk ? 'OK' : 'OutOfOrder',
      CommunicationOKFlag: hostReachable,
      FraudPreventionFlag: false,
    },
    ...(withHosts
      ? { HostStatus: [{ AcquirerID: 'PeakdayAcquirer', IsReachableFlag: hostReachable }] }
      : {}),
  };
}

const globalStatus = ({ busy, readerOk, hostReachable }: Health): string => {
  if (!readerOk) return 'Maintenance';
  if (!hostReachable) return 'Unreachable';
  return busy ? 'Busy' : 'OK';
};

/** `DisplayResponse`: one result for each output. */
export const displayAnswer = ({ DisplayOutput }: Bodies['Display']): Json => ({
  OutputResult: DisplayOutput.map(({ Device, InfoQualify }) => ({
    Device,
    InfoQualify,
    Response: SUCCESS,
  })),
});

/** `PrintResponse`. */
export const printAnswer = ({ PrintOutput }: Bodies['Print']): Json => ({
  DocumentQualifier: PrintOutput.DocumentQualifier,
  Response: SUCCESS,
});

/** What a willing shopper answers, by the command. */
const INPUTS: Readonly<Record<string, (proposal: string) => Json>> = {
  GetConfirmation: () => ({ ConfirmedFlag: true }),
  GetMenuEntry: () => ({ MenuEntryNumber: 1 }),
  GetAnyKey: () => ({}),
  GetFunctionKey: () => ({ FunctionKey: '1' }),
  DigitString: (proposal) => ({ DigitInput: proposal === '' ? '1' : proposal }),
  DecimalString: (proposal) => ({ DigitInput: proposal === '' ? '1' : proposal }),
  TextString: (proposal) => ({ TextInput: proposal === '' ? 'yes' : proposal }),
};

/** `InputResponse`. */
export function inputAnswer({ InputData }: Bodies['Input']): Json {
  const { Device, InfoQualify, InputCommand, DefaultInputString = '' } = InputData;
  const answer = INPUTS[InputCommand]?.(DefaultInputString);
  return {
    InputResult: {
      Device,
      InfoQualify,
      Response:
        answer === undefined
          ? failure('UnavailableService', `${InputCommand} is not available on this terminal`)
          : SUCCESS,
      ...(answer === undefined ? {} : { Input: { InputCommand, ...answer } }),
    },
  };
}

/** `LoginResponse`: what the terminal is. */
export const loginAnswer = (poiId: string, now_ms: number): Json => ({
  Response: SUCCESS,
  POISystemData: {
    DateTime: new Date(now_ms).toISOString(),
    POISoftware: {
      ManufacturerID: 'peakday',
      ApplicationName: 'peakday mock terminal',
      SoftwareVersion: '1',
      CertificationCode: 'none',
    },
    POITerminalData: {
      TerminalEnvironment: 'Attended',
      POICapabilities: ['CustomerDisplay', 'CustomerInput', 'ICC', 'EMVContactless', 'MagStripe'],
      POISerialNumber: poiId.split('-').at(-1) ?? '',
    },
  },
});

/** `BalanceInquiryResponse` of a gift card; `undefined` for one that is not active. */
export const balanceAnswer = (balanceMinor: number | undefined, currency: string): Json =>
  balanceMinor === undefined
    ? { Response: failure('InvalidCard', 'Card is not active') }
    : {
        Response: SUCCESS,
        PaymentAccountStatus: {
          Currency: currency,
          CurrentBalance: toMajor(balanceMinor, currency),
        },
      };
