/** Words of other languages among those that the rules know: no typing error of an English word is taken for one. */
export const FOREIGN: ReadonlySet<string> = new Set(
  (
    'instala installiere installer produktion entwicklung testumgebung produção desarrollo servidores servidor serveurs servern ' +
    'equipos maschinen rechner ordenadores reinicia reiniciar reinicie neustarten neustart starte starten stoppe stoppen inicia ' +
    'iniciar inicie arranca detener pare beende boote apaga recharge despliega desplegar ausrollen implanta sichere sichern ' +
    'respalda sauvegarde restaura restaurar recupera wiederherstellen restauriere borra elimina supprime efface entferne cambia ' +
    'aumenta sube baja repariere behebe arregla repara sperre bloquea entsperre desbloquea elimina abre ouvre cierra ferme ' +
    'erneuere renueva desactiva activa busca analiza durchsuche suche cherche protokoll protokolle logdatei registros registro ' +
    'journaux alertas alarme alertes welche muestra quelles quels lista liste listar cuales quais cuantos cuantas quantos ' +
    'quantas alle alles tous toutes todos todas laufen sind haben hier para parar vence caduca abierto ouvert offen fehler ' +
    'errores erreurs nicht immer langsam lento lenta lent lente warum wieso pourquoi porque estado zustand funciona corre roda ' +
    'tourne tournent tombe plante falla dienst servicio besitzer propietario prüfe comprueba revisa affiche montre mostra mostre ' +
    'bitte gerade noch unter gehören gehört stehen betreut zeige zeig wir werden neue certificado zertifikat certificat copia ' +
    'respaldo sicherung inventar erneuere temos tenemos hora speicher festplatte disco disque memoria contraseña passwort senha ' +
    'kennwort credenciales identifiants zugangsdaten datenbank'
  ).split(' '),
);
