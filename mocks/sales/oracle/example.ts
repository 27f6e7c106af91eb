/** One sale as POSLog has it. */
const MEMBERS = `<RetailStoreID>102</RetailStoreID>
        <WorkstationID>3</WorkstationID>
        <SequenceNumber>451</SequenceNumber>
        <BusinessDayDate>2026-11-27</BusinessDayDate>
        <BeginDateTime>2026-11-27T14:05:11</BeginDateTime>
        <EndDateTime>2026-11-27T14:06:02</EndDateTime>
        <OperatorID>100</OperatorID>
        <CurrencyCode>EUR</CurrencyCode>
        <RetailTransaction Version="2.1" TypeCode="Transaction" TransactionStatus="Delivered">
          <LineItem VoidFlag="false">
            <SequenceNumber>1</SequenceNumber>
            <Sale ItemType="Stock">
              <ItemID>SKU1</ItemID>
              <RegularSalesUnitPrice>10.00</RegularSalesUnitPrice>
              <ActualSalesUnitPrice>8.00</ActualSalesUnitPrice>
              <ExtendedAmount>8.00</ExtendedAmount>
              <Quantity>1</Quantity>
            </Sale>
          </LineItem>
          <LineItem VoidFlag="false">
            <SequenceNumber>2</SequenceNumber>
            <Tender TenderType="CreditDebit"><TenderID>VISA</TenderID><Amount>8.00</Amount></Tender>
          </LineItem>
          <Total TotalType="TransactionGrandAmount">8.00</Total>
        </RetailTransaction>
        <PosTransactionProperties>
          <PosTransactionPropertyCode>BASKET_ID</PosTransactionPropertyCode>
          <PosTransactionPropertyValue>S102-B-000451</PosTransactionPropertyValue>
        </PosTransactionProperties>`;

const ATTRIBUTES =
  'CancelFlag="false" OfflineFlag="false" TrainingModeFlag="false" TransactionType="RETAIL_SALE"';

/** A `postTransaction` as a till's server sends it. */
export const ENVELOPE_EXAMPLE: string = `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:v1="http://v1_0.poslog.webservices.csx.dtv.com/">
  <soapenv:Header/>
  <soapenv:Body>
    <v1:postTransaction>
      <transaction ${ATTRIBUTES}>
        ${MEMBERS}
      </transaction>
    </v1:postTransaction>
  </soapenv:Body>
</soapenv:Envelope>`;

/** A sales log of one transaction. */
export const LOG_EXAMPLE: string = `<POSLog xmlns="http://www.nrf-arts.org/IXRetail/namespace/">
      <Transaction ${ATTRIBUTES}>
        ${MEMBERS}
      </Transaction>
</POSLog>`;
