import '../styles/inspector.css';
