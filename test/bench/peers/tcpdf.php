<?php
// As Snipe-IT prints labels: TCPDF with write2DBarcode.
require '/usr/share/php/tcpdf/tcpdf.php';
[, $source, $target] = $argv;
$pdf = new TCPDF('P', 'mm', [210, 297], true, 'UTF-8', false);
$pdf->setPrintHeader(false);
$pdf->setPrintFooter(false);
$pdf->SetMargins(0, 0, 0);
$pdf->SetAutoPageBreak(false);
$pdf->SetFont('dejavusans', '', 5);
$lines = fopen($source, 'r');
fgetcsv($lines);
for ($index = 0; ($stamp = fgetcsv($lines)) !== false; $index++) {
    [$id, $url] = $stamp;
    $place = $index % 65;
    if ($place === 0) {
        $pdf->AddPage();
    }
    $x = 4.67 + ($place % 5) * 40.64;
    $y = 10.7 + intdiv($place, 5) * 21.2;
    $pdf->write2DBarcode($url, 'QRCODE,M', $x + 1.6, $y + 2.3, 16.6, 16.6);
    foreach (['OCOP 4 sao', 'Mật ong hoa nhãn Thanh Mai', 'HTX Thanh Mai', $id] as $line => $words) {
        $pdf->Text($x + 19.6, $y + 2 + 3 * $line, $words);
    }
}
$pdf->Output($target, 'F');
